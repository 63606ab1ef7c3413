/// The names that carriers, desktops and editors give to files next to ours, or to copies of ours.
///
/// The original is always `log-1-3.json`.
enum CarrierNames {
  /// Files that are not bundles, or not complete; never opened.
  static let strangers: [String: [String]] = [
    "Syncthing": [
      ".stfolder/marker.json", ".stignore", ".stversions/log-1-3~20261121-093012.json",
      "~syncthing~log-1-3.json.tmp", ".syncthing.log-1-3.json.tmp",
      ".syncthing.7d793037a0760186574b0282f2f435e7.tmp",
    ],
    "Dropbox": [".dropbox", ".dropbox.attr", ".dropbox.cache/log-1-3.json"],
    "OneDrive": ["~log-1-3.tmp", ".849C9593-D756-4E56-8D6E-42412F2A707B"],
    "Google Drive": [".tmp.drivedownload/log-1-3.json", ".tmp.driveupload/7", "desktop.ini"],
    "Nextcloud": [".log-1-3.json.~2f3a1b", ".sync_1a2b3c.db", "._sync_1a2b3c.db-wal"],
    "iCloud": [".log-1-3.json.icloud"],
    "rclone": ["log-1-3.json.partial", "log-1-3.json.8f3c21ab.partial"],
    "rsync": [".log-1-3.json.Xy12Zw", ".~tmp~/log-1-3.json"],
    "Resilio": [".sync/log-1-3.json", "log-1-3.json.!sync", "log-1-3.json.bts"],
    "browsers": ["log-1-3.json.crdownload", "log-1-3.json.part", "log-1-3.json.download"],
    "editors": [".log-1-3.json.swp", "#log-1-3.json#", "4913", "~$notes.json"],
    "macOS": [".DS_Store", "._log-1-3.json", ".Spotlight-V100", ".Trashes"],
    "Windows": ["Thumbs.db", "desktop.ini", "ehthumbs.db"],
    "Duolog": [".~duolog-0123456789abcdef.tmp"],
  ]

  /// Complete copies under another name; read normally.
  static let copies: [String: [String]] = [
    "Syncthing": [
      "log-1-3.sync-conflict-20261121-093012-ABCDEFG.json", "log-1-3~20261121-093012.json",
    ],
    "Dropbox": [
      "log-1-3 (Ben's conflicted copy 2026-11-21).json",
      "log-1-3 (Bens-Laptop's conflicted copy 2026-11-21 (1)).json",
      "log-1-3 (Case Conflict).json", "log-1-3 (Selective Sync Conflict).json",
      "log-1-3 (In Konflikt stehende Kopie von Ben 2026-11-21).json",
      "log-1-3 (copie en conflit de Ben 2026-11-21).json",
      "log-1-3 (Copia en conflicto de Ben 2026-11-21).json",
      "log-1-3 (Cópia em conflito de Ana 2026-11-21).json",
      "log-1-3 (Ben の競合コピー 2026-11-21).json", "log-1-3 (конфликтующая копия).json",
    ],
    "OneDrive": ["log-1-3-LAPTOP-7Q2M.json", "log-1-3-LAPTOP-7Q2M-2.json"],
    "Google Drive": ["log-1-3 (1).json", "log-1-3 [Conflict].json", "Copy of log-1-3.json"],
    "Nextcloud": [
      "log-1-3 (conflicted copy 2026-11-21 093012).json",
      "log-1-3 (conflicted copy Ben 2026-11-21 093012).json",
      "log-1-3_conflict-20261121-093012.json",
    ],
    "iCloud": ["log-1-3 2.json", "log-1-3(1).json"],
    "rclone": ["log-1-3.json.conflict1", "log-1-3.conflict2.json", "log-1-3.json..path1"],
    "rsync": ["log-1-3.json~"],
    "Resilio": ["log-1-3.Conflict.json"],
    "editors": ["log-1-3.json.bak", "log-1-3.json.orig"],
    "macOS": ["log-1-3 copy.json", "log-1-3 copy 2.json"],
    "Windows": ["log-1-3 - Copy.json", "log-1-3 - Kopie (2).json", "LOG-1-3.JSON"],
    "people": ["log-01-3.json", "relay-1-3.json", "журнал.json", "log-1-3.json.json"],
  ]
}
