import DuologCommand
import Testing

@Suite struct JSONDocumentTests {
  private struct Content: Encodable {
    let title: String
    let done: Int
    let folder: String
    let note: String?
  }

  @Test func `A document names its kind and version, and its keys are sorted`() throws {
    let content = Content(title: "Ten \"quiet\" minutes", done: 2, folder: "~/us", note: nil)
    #expect(
      try JSONDocument("today", content).text() == """
        {
          "done" : 2,
          "folder" : "~/us",
          "kind" : "today",
          "title" : "Ten \\"quiet\\" minutes",
          "version" : 1
        }

        """)
  }
}
