@_exported import Darwin

public var errno: Int32 { get { __error().pointee } set { __error().pointee = newValue } }
public var stdin: UnsafeMutablePointer<FILE> { get { __stdinp } set { __stdinp = newValue } }
public var stdout: UnsafeMutablePointer<FILE> { get { __stdoutp } set { __stdoutp = newValue } }
public var stderr: UnsafeMutablePointer<FILE> { get { __stderrp } set { __stderrp = newValue } }
public func ioctl(_ fd: CInt, _ request: UInt, _ value: CInt) -> CInt { 0 }
public func ioctl(_ fd: CInt, _ request: UInt, _ ptr: UnsafeMutableRawPointer) -> CInt { 0 }
public func ioctl(_ fd: CInt, _ request: UInt) -> CInt { 0 }
public var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { fatalError() }
public var TIOCGWINSZ: UInt { 0x40087468 }
public var TIOCSWINSZ: UInt { 0x80087467 }
public var TIOCSTI: UInt { 0x80017472 }
public var TIOCSCTTY: UInt { 0x20007461 }
public struct DarwinBoolean: ExpressibleByBooleanLiteral {
  var _value: UInt8
  public init(_ value: Bool) { _value = value ? 1 : 0 }
  public var boolValue: Bool { _value != 0 }
  public init(booleanLiteral value: Bool) { self.init(value) }
}
public func _convertBoolToDarwinBoolean(_ x: Bool) -> DarwinBoolean { DarwinBoolean(x) }
public func _convertDarwinBooleanToBool(_ x: DarwinBoolean) -> Bool { x.boolValue }
