import Testing

@testable import DuologSimulator

/// Bugs made on purpose. Each must be caught by the rule that it breaks.
@Suite struct MutationTests {
  @Test(arguments: [
    (Mutation.absenceIsDeletion, Invariant.nothingHeldIsLost),
    (.forgetLastWrite, .nothingHeldIsLost),
    (.keepTemporaryFiles, .nothingLeftOver),
    (.keepOverwritten, .soundProjection),
    (.dropUnknown, .referenceState),
    (.forgetOffer, .takenBackIsGone),
    (.acceptOpenFiles, .onlyAuthentic),
    (.skipTags, .onlyAuthentic),
    (.reuseFileKey, .freshFileKeys),
  ])
  func `a bug made on purpose is caught`(mutation: Mutation, invariant: Invariant) throws {
    let found = try #require(try MutationCheck(mostSeeds: 15).search(for: mutation))
    #expect(found.invariant == invariant, "seed \(found.seed)")
  }
}
