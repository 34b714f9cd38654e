import Testing

@testable import FoundationStandIn

@Suite("Texts and errors that stand in for Foundation's")
struct TextTests {
  private struct Described: LocalizedError { var errorDescription: String? { "described" } }
  private struct Plain: LocalizedError {}

  @Test("Bytes are a text if they are UTF-8")
  func bytes() {
    #expect(String(data: Data(bytes: Array("é".utf8)), encoding: .utf8) == "é")
    #expect(String(data: Data(bytes: [0xFF]), encoding: .utf8) == nil)
  }

  @Test("Texts are replaced and found")
  func texts() {
    #expect("a-b".replacingOccurrences(of: "-", with: "_") == "a_b")
    #expect(
      "a[b".replacingOccurrences(of: #"[\[]"#, with: #"\\$0"#, options: .regularExpression)
        == #"a\[b"#)
    let text = "serve_options"
    #expect(text.range(of: "_options").map { text[..<$0.lowerBound] } == "serve")
  }

  @Test("An error's description is the one that it has")
  func errors() {
    #expect(Described().errorDescription == "described")
    #expect(Plain().errorDescription == nil)
    #expect(Plain().localizedDescription == "Plain()")
  }
}
