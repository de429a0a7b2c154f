; The Windows installer, for Inno Setup 6. NOT YET RUN: written beside the tested Linux packages, and tried
; on no Windows so far. It is run by .github/workflows/release.yml:
;     iscc /DVersion=0.1.0 resources\packaging\windows\somewhere.iss
; It needs no administrator. Nights lie in the player's own data folder and are never touched.

#ifndef Version
  #error Name the version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{6E1D1F0B-7B7E-4B0B-9D2C-50E0A7E1C994}
AppName=SOMEWHERE
AppVersion={#Version}
AppPublisher=The SOMEWHERE developers
DefaultDirName={autopf}\SOMEWHERE
DefaultGroupName=SOMEWHERE
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
LicenseFile=..\..\..\dist\somewhere\_internal\LICENCES.txt
OutputDir=..\..\..\dist
OutputBaseFilename=somewhere-{#Version}-windows-x86_64
SetupIconFile=..\..\..\build\package\somewhere\somewhere.ico
UninstallDisplayIcon={app}\somewhere.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\..\dist\somewhere\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; What an older version had and this one has not must not be found by Python.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\SOMEWHERE"; Filename: "{app}\somewhere.exe"
Name: "{autodesktop}\SOMEWHERE"; Filename: "{app}\somewhere.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.somewhere"; ValueType: string; ValueData: "Somewhere.Night"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.somewhere"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-somewhere"
Root: HKA; Subkey: "Software\Classes\Somewhere.Night"; ValueType: string; ValueData: "Night of SOMEWHERE"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Somewhere.Night\DefaultIcon"; ValueType: string; ValueData: "{app}\somewhere.exe,0"
Root: HKA; Subkey: "Software\Classes\Somewhere.Night\shell\open\command"; ValueType: string; ValueData: """{app}\somewhere.exe"" ""%1"""

[Run]
Filename: "{app}\somewhere.exe"; Description: "{cm:LaunchProgram,SOMEWHERE}"; Flags: nowait postinstall skipifsilent
