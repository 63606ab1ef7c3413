import DuologFoundation

extension URL {
  /// The result of `body`, which may enter this folder: on Apple's systems, an app may enter one that a
  /// person has chosen only between two calls (`startAccessingSecurityScopedResource()`).
  func entered<Result>(_ body: () throws -> Result) rethrows -> Result {
    #if canImport(Darwin)
      let isScoped = startAccessingSecurityScopedResource()
      defer { if isScoped { stopAccessingSecurityScopedResource() } }
    #endif
    return try body()
  }

  /// The result of `body`, which may enter this shared folder and gets its path.
  ///
  /// On Apple's systems, iCloud Drive and other file providers are told what is read and written
  /// (`NSFileCoordinator`). Files that exist but have not been downloaded are asked for, and are read
  /// once they are here.
  func coordinated<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
    try entered {
      #if canImport(Darwin)
        askForMissingFiles()
        var result: Swift.Result<Result, any Error>?
        var problem: NSError?
        NSFileCoordinator().coordinate(writingItemAt: self, options: [], error: &problem) { place in
          result = Swift.Result { try body(place.path(percentEncoded: false)) }
        }
        if let result { return try result.get() }
        if let problem { throw problem }
      #endif
      return try body(path(percentEncoded: false))
    }
  }
}

#if canImport(Darwin)
  extension URL {
    /// How many files to look at. A journal has some dozens.
    private static let limit = 10_000

    /// Asks for the files of this shared folder that are in iCloud and not on this device. Until macOS
    /// 13 and iOS 16, a hidden file `.name.icloud` stands for each.
    fileprivate func askForMissingFiles() {
      let manager = FileManager.default
      guard manager.isUbiquitousItem(at: self) else { return }
      let place = appendingPathComponent("duolog", isDirectory: true)
      try? manager.startDownloadingUbiquitousItem(at: place)
      let key = URLResourceKey.ubiquitousItemDownloadingStatusKey
      let files = manager.enumerator(at: place, includingPropertiesForKeys: [key])
      var count = 0
      while count < URL.limit, let file = files?.nextObject() as? URL {
        count += 1
        let status = try? file.resourceValues(forKeys: [key]).ubiquitousItemDownloadingStatus
        guard status != nil, status != .current else { continue }
        try? manager.startDownloadingUbiquitousItem(at: file)
      }
    }
  }
#endif
