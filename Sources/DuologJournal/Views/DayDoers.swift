/// Who did something on a day, at best: what one mark of a calendar says.
///
/// Whether the partner did all of it is not said.
public enum DayDoers: Hashable, CaseIterable, Sendable {
  /// The owner of this device.
  case me
  /// Only the other person, in whole or in part.
  case partner
  /// Both, in whole or in part.
  case both
  /// The owner of this device, in part.
  case partly
  /// Nobody, and somebody rested.
  case rest

  /// `nil` if nobody logged anything.
  public init?(_ marks: [WeekView.Mark]) {
    let active = marks.filter { $0.state != .rest }
    if active.count > 1 {
      self = .both
    } else if let mark = active.first {
      self = !mark.isMe ? .partner : mark.state == .partly ? .partly : .me
    } else if !marks.isEmpty {
      self = .rest
    } else {
      return nil
    }
  }
}
