// Foundation of Apple's systems where it differs from FoundationEssentials, as far as Duolog uses it.
// Signatures only: this is type-checked against, and never run.
@_exported import Darwin
@_exported import Dispatch
@_exported import FoundationDarwinized

public struct ObjCBool: ExpressibleByBooleanLiteral { public var boolValue: Bool
  public init(_ v: Bool) { boolValue = v }
  public init(booleanLiteral v: Bool) { boolValue = v } }
open class FileManager: @unchecked Sendable {
  open class var `default`: FileManager { fatalError() }
  open func fileExists(atPath path: String) -> Bool { fatalError() }
  open func fileExists(atPath path: String, isDirectory: UnsafeMutablePointer<ObjCBool>?) -> Bool { fatalError() }
  open func isReadableFile(atPath path: String) -> Bool { fatalError() }
  open func isWritableFile(atPath path: String) -> Bool { fatalError() }
  open func isExecutableFile(atPath path: String) -> Bool { fatalError() }
  open func contents(atPath path: String) -> Data? { fatalError() }
  open func subpathsOfDirectory(atPath path: String) throws -> [String] { fatalError() }
  open func contentsOfDirectory(atPath path: String) throws -> [String] { fatalError() }
  open func destinationOfSymbolicLink(atPath path: String) throws -> String { fatalError() }
  open func createSymbolicLink(atPath path: String, withDestinationPath destPath: String) throws { fatalError() }
  open func createDirectory(atPath path: String, withIntermediateDirectories: Bool, attributes: [FileAttributeKey: Any]? = nil) throws { fatalError() }
  open func createDirectory(at url: URL, withIntermediateDirectories: Bool, attributes: [FileAttributeKey: Any]? = nil) throws { fatalError() }
  @discardableResult open func createFile(atPath path: String, contents: Data?, attributes: [FileAttributeKey: Any]? = nil) -> Bool { fatalError() }
  open func attributesOfItem(atPath path: String) throws -> [FileAttributeKey: Any] { fatalError() }
  open func setAttributes(_ a: [FileAttributeKey: Any], ofItemAtPath path: String) throws { fatalError() }
  open func removeItem(atPath path: String) throws { fatalError() }
  open func removeItem(at url: URL) throws { fatalError() }
  open func moveItem(atPath: String, toPath: String) throws { fatalError() }
  open func copyItem(atPath: String, toPath: String) throws { fatalError() }
  open var temporaryDirectory: URL { fatalError() }
  open var currentDirectoryPath: String { fatalError() }
  open var homeDirectoryForCurrentUser: URL { fatalError() }
}
public struct POSIXError: Error { public enum Code: Int32, Sendable { case EPERM = 1, ENOENT = 2, EIO = 5, EEXIST = 17, EMFILE = 24 }
  public init(_ code: Code) { self.code = code }
  public let code: Code }
open class Bundle: @unchecked Sendable { open class var main: Bundle { fatalError() }
  open var bundlePath: String { fatalError() }
  open var executablePath: String? { fatalError() }
  open var executableURL: URL? { fatalError() } }
extension TimeZone { public static var knownTimeZoneIdentifiers: [String] { [] } }

// Coordinating files, and iCloud Drive.
open class NSError: Error, @unchecked Sendable {}
public struct URLResourceKey: RawRepresentable, Hashable, Sendable { public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let ubiquitousItemDownloadingStatusKey = URLResourceKey(rawValue: "") }
public struct URLUbiquitousItemDownloadingStatus: RawRepresentable, Hashable, Sendable { public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let current = URLUbiquitousItemDownloadingStatus(rawValue: "") }
public struct URLResourceValues { public var ubiquitousItemDownloadingStatus: URLUbiquitousItemDownloadingStatus? { nil } }
extension URL {
  public func startAccessingSecurityScopedResource() -> Bool { fatalError() }
  public func stopAccessingSecurityScopedResource() {}
  public func resourceValues(forKeys keys: Set<URLResourceKey>) throws -> URLResourceValues { fatalError() }
}
open class NSFileCoordinator {
  public struct WritingOptions: OptionSet, Sendable { public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue } }
  public init() {}
  open func coordinate(writingItemAt url: URL, options: WritingOptions = [], error outError: UnsafeMutablePointer<NSError?>?, byAccessor writer: (URL) -> Void) {}
}
extension FileManager {
  open class DirectoryEnumerator { open func nextObject() -> Any? { nil } }
  public func isUbiquitousItem(at url: URL) -> Bool { fatalError() }
  public func startDownloadingUbiquitousItem(at url: URL) throws {}
  public func enumerator(at url: URL, includingPropertiesForKeys keys: [URLResourceKey]?) -> DirectoryEnumerator? { nil }
}
