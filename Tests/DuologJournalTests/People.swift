import DuologJournal
import DuologMerge

/// Two people for the tests of the domain.
enum People {
  static let ana = EntityID(derivedFrom: LogDigest.origin(of: device("aaaaaaaaaaaa")))
  static let ben = EntityID(derivedFrom: LogDigest.origin(of: device("bbbbbbbbbbbb")))
  static let both = [ana, ben]

  private static func device(_ text: String) -> DeviceID {
    guard let device = DeviceID(text) else { preconditionFailure("no device id: \(text)") }
    return device
  }
}
