#!/bin/sh
# The disk image for macOS. NOT YET RUN: written beside the tested Linux packages, and tried on no Mac so
# far. Usage: make_dmg.sh VERSION, after build.py has made dist/SOMEWHERE.app. Without a certificate
# (SIGN_AS) the app is signed for this machine only, and players must allow it by a right click, Open.
set -eu
version="$1"
cd "$(dirname "$0")/../../.."
app=dist/SOMEWHERE.app
codesign --force --deep --options runtime --sign "${SIGN_AS:--}" \
  --entitlements resources/packaging/macos/entitlements.plist "$app"
codesign --verify --deep --strict "$app"
image="dist/somewhere-$version-macos-$(uname -m).dmg"
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
cp "$app/Contents/Resources/LICENCES.txt" "$stage/"
hdiutil create -volname "SOMEWHERE $version" -srcfolder "$stage" -format ULFO -ov "$image"
echo "$image"
