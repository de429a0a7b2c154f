#!/bin/sh
# Puts SOMEWHERE into this user's menu, from wherever this folder lies. No root is needed.
# "install.sh remove" takes it out again. Nights are never touched.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
data="${XDG_DATA_HOME:-$HOME/.local/share}"
share="$here/share"

refresh() {
  update-desktop-database -q "$data/applications" 2>/dev/null || true
  update-mime-database "$data/mime" 2>/dev/null || true
}

if [ "${1:-}" = remove ]; then
  rm -f "$data/applications/somewhere.desktop" "$data/mime/packages/somewhere.xml"
  rm -f "$data"/icons/hicolor/*/apps/somewhere.png "$data/icons/hicolor/scalable/apps/somewhere.svg"
  refresh
  echo "SOMEWHERE is out of the menu. Your nights stay in $data/somewhere"
  exit 0
fi

mkdir -p "$data/applications" "$data/mime/packages" "$data/icons"
sed "s|^Exec=.*|Exec=\"$here/somewhere\" %f|" "$share/applications/somewhere.desktop" \
  > "$data/applications/somewhere.desktop"
cp "$share/mime/packages/somewhere.xml" "$data/mime/packages/"
cp -R "$share/icons/hicolor" "$data/icons/"
refresh
echo "SOMEWHERE is in the menu now. \"$here/install.sh remove\" takes it out again."
