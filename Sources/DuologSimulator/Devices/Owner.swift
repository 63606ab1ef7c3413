import DuologJournal

/// The owner of a device: Ana owns those with even numbers, Ben the others.
struct Owner {
  let name: String
  let partner: String
  let zone: Zone
  let deviceName: String

  private static let zones = ["Europe/Lisbon", "Asia/Tokyo", "America/Los_Angeles"]

  init(ofDevice number: Int) throws {
    let names = number.isMultiple(of: 2) ? ["Ana", "Ben"] : ["Ben", "Ana"]
    (name, partner) = (names[0], names[1])
    zone = try Zone(Owner.zones[number % Owner.zones.count])
    deviceName = "\(name)'s device \(number)"
  }
}
