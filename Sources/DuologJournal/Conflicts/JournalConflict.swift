public import DuologMerge
import DuologSync

/// Something that both people changed without knowing of each other, and that only they can decide.
///
/// Nothing is lost until they do: one choice is shown, and the others are kept.
///
/// ```swift
/// if let conflict = try journal.conflicts().first {
///   // The first choice is the one that is shown now.
///   print(conflict.title, conflict.choices.map { "\($0.author): \($0.text)" })
///   try journal.resolve(conflict, keeping: conflict.choices[1])
/// }
/// ```
public struct JournalConflict: Hashable, Sendable {
  /// What there is to decide.
  @nonexhaustive
  public enum Subject: Hashable, Sendable {
    /// A field was given different values.
    case field(String)
    /// One person removed something that the other wrote to.
    case removal(String)
    /// One person archived or finished a goal while the other checked in.
    case checkInAfterEnd(Goal.Status)
    /// `ender` archived or finished one of two goals while `joiner` joined them: the one called
    /// `joined` with the other, which stays. `ended` is the title of the goal that has ended.
    case joinedAfterEnd(
      Goal.Status, joined: String, ended: String, joiner: String, ender: String)
    /// Both revised what a goal asks for.
    case terms
    /// One marked a goal as done while the other raised its target to this, in words.
    case raisedAfterDone(String)
    /// Each made a goal, and the two look alike. `ours` made the one that stays if they are joined;
    /// `theirs` made the other, whose title is the unlabelled value.
    case lookAlikes(ours: String, String, theirs: String)
    /// The record of a person was removed, or can no longer be read.
    case personLost(Person.Record)
  }

  /// One way to decide it.
  public struct Choice: Hashable, Sendable {
    /// Who did it that way.
    public let author: String
    /// The value, for people.
    public let text: String
    /// What the goal would ask for, if that is the decision to make.
    public let term: Term?
    /// What is done when it is chosen.
    let decision: Decision

    init(author: String, text: String, term: Term? = nil, _ decision: Decision) {
      self.author = author
      self.text = text
      self.term = term
      self.decision = decision
    }
  }

  /// What settling a conflict does.
  enum Decision: Hashable, Sendable {
    /// Writes these events.
    case write([NewEvent])
    /// Revises the goal once more, to what this term asks for.
    case revise(Term)
  }

  /// What there is to decide.
  public let subject: Subject
  /// The type of the entity.
  public let type: String
  /// The entity.
  public let entity: EntityID
  /// What people call it: the title of the goal that it is or belongs to.
  public let title: String
  /// The scope of the goal that it is or belongs to.
  public let scope: Goal.Scope
  /// The choices, beginning with the one that is shown now.
  public let choices: [Choice]

  init(
    _ subject: Subject, of type: String, _ entity: EntityID, title: String,
    scope: Goal.Scope = .ours, choices: [Choice]
  ) {
    self.subject = subject
    self.type = type
    self.entity = entity
    self.title = title
    self.scope = scope
    self.choices = choices
  }

  /// A conflict about a goal.
  init(_ subject: Subject, of goal: Goal, choices: [Choice]) {
    self.init(
      subject, of: JournalSchema.TypeName.goal, goal.id, title: goal.title, scope: goal.scope,
      choices: choices)
  }
}
