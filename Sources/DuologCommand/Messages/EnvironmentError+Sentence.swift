import DuologFoundation
import DuologJournal

extension EnvironmentError {
  /// Says what is wrong, and what to do about it.
  package var sentence: String {
    switch self {
    case .noHome:
      "There is no home directory to keep a journal in. Set DUOLOG_HOME to a directory."
    case .badInstant(let text):
      "DUOLOG_NOW is '\(text)', which isn't a time. Write it like this: 2026-11-21T23:40:00Z."
    case .badZone(let text):
      """
      TZ is '\(text)', which isn't the name of a time zone, so today's date is uncertain. \
      Add --zone, for example --zone Europe/Lisbon, or correct TZ.
      """
    case .noZones: ZoneError.noDatabase.sentenceOfCommand
    }
  }
}

extension ZoneError {
  /// Why today's date is uncertain on this device, and what to do about it with the command.
  var sentenceOfCommand: String {
    let advice =
      switch self {
      case .noDatabase: sentence.advice
      default: "Add --zone, for example --zone Europe/Lisbon, or set TZ."
      }
    return ErrorSentence(sentence.happened, advice: advice).whole
  }
}

extension Invocation {
  /// Why today's date is uncertain although `journal` is open, and which zone it goes by; `nil` if
  /// its zone was asked for and known, or was set for this device.
  func zoneWarning(for journal: Journal) throws -> String? {
    guard command[Options.zone] == nil else { return nil }
    func warning(_ sentence: String) -> String {
      "\(sentence) Until then, Duolog goes by \(journal.zone)."
    }
    do throws(EnvironmentError) {
      if try zoneOfVariable() != nil { return nil }
    } catch {
      return warning(error.sentence)
    }
    guard try journal.rememberedZone() == nil else { return nil }
    do throws(ZoneError) {
      _ = try Zone.ofDevice
      return nil
    } catch {
      return warning(error.sentenceOfCommand)
    }
  }
}
