import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Multi-value register")
struct MultiValueRegisterTests {
  private let ana = Write(name: EventName("7k3m9q2xw4tz", 5), at: "2026-11-21T09:00:00.000Z")
  private let ben = Write(name: EventName("b4x0k2m9q7tz", 3), at: "2026-11-21T10:00:00.000Z")

  @Test("shows nothing before anything is written")
  func empty() {
    let register = MultiValueRegister()
    #expect(register.survivors.isEmpty)
    #expect(register.shown == nil)
  }

  @Test("keeps concurrent writes, ordered by name, and shows the one with the later clock")
  func concurrent() {
    var register = MultiValueRegister()
    let survives = [ben, ana].map { register.merge($0) { _, _ in false } }
    #expect(survives == [true, true])
    #expect(register.survivors == [ana, ben])
    #expect(register.shown == ben)
  }

  @Test("drops the writes that a new one has seen")
  func replaced() {
    var register = MultiValueRegister(survivors: [ben, ana])
    let settling = Write(name: EventName("7k3m9q2xw4tz", 6), at: "2026-11-21T08:00:00.000Z")
    let survives = register.merge(settling) { $1 == settling.name }
    #expect(survives)
    #expect(register.survivors == [settling])
    #expect(register.shown == settling)
  }

  @Test("drops a write that a survivor has seen")
  func late() {
    var register = MultiValueRegister(survivors: [ben])
    let survives = register.merge(ana) { $0 == ana.name && $1 == ben.name }
    #expect(!survives)
    #expect(register.survivors == [ben])
  }

  @Test("is unchanged by a write that is already there")
  func again() {
    var register = MultiValueRegister(survivors: [ana, ben])
    let survives = register.merge(ben) { _, _ in
      Issue.record("asked for the order of a write and itself")
      return false
    }
    #expect(survives)
    #expect(register.survivors == [ana, ben])
  }

  @Test("is unchanged if the order of events cannot be determined")
  func failure() {
    struct Unreadable: Error {}
    var register = MultiValueRegister(survivors: [ana])
    #expect(throws: Unreadable.self) {
      try register.merge(ben) { earlier, _ in
        if earlier == ana.name { throw Unreadable() }
        return false
      }
    }
    #expect(register.survivors == [ana])
  }

  @Test("shows, for writes with the same clock, the greater log, and in one log the later write")
  func ties() {
    let tie = Write(name: EventName("b4x0k2m9q7tz", 1), at: ana.at)
    #expect(MultiValueRegister(survivors: [tie, ana]).shown == tie)
    let later = Write(name: EventName("7k3m9q2xw4tz", 6), at: ana.at)
    #expect(MultiValueRegister(survivors: [later, ana]).shown == later)
  }
}
