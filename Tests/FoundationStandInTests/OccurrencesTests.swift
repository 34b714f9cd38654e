import Testing

@testable import FoundationStandIn

@Suite("Occurrences of a text, as Foundation's functions find them")
struct OccurrencesTests {
  @Test(
    "Each occurrence of a text is replaced",
    arguments: [
      ("db-fork", "-", "_"), ("--x--", "-", "_"), ("aaa", "aa", "b"), ("it's", "'", #"\'"#),
      ("plain", "-", "_"), ("", "-", "_"), ("plain", "", "_"), ("cafe\u{301}s", "e", "x"),
      ("cafe\u{301}s", "\u{E9}", "e"),
    ])
  func replacing(_ text: String, _ part: String, _ other: String) {
    let expected = replacedByFoundation(part, by: other, in: text)
    #expect(Occurrences.replaced(of: part, by: other, in: text) == expected)
  }

  @Test(
    "The first occurrence is found",
    arguments: [
      ("serve_options", "_options"), ("_options_options", "_options"), ("options", "_options"),
      ("options", ""), ("", "a"), ("aab", "ab"), ("cafe\u{301}s", "e"),
    ])
  func finding(_ text: String, _ part: String) {
    #expect(Occurrences.first(of: part, in: text) == foundByFoundation(part, in: text))
  }

  @Test(
    "Each character of a set is replaced as a template says",
    arguments: [
      (#"a[b]\c"#, #"[\\\[\]]"#, #"\\$0"#), ("plain", #"[\\\[\]]"#, #"\\$0"#),
      ("abcab", "[ac]", "<$0$0>"), ("a.b$", "[.$]", #"\$$0"#),
    ])
  func replacingSets(_ text: String, _ pattern: String, _ template: String) {
    let expected = replacedByFoundation(matching: pattern, by: template, in: text)
    #expect(Occurrences.replaced(matching: pattern, by: template, in: text) == expected)
  }

  @Test(
    "Other regular expressions and templates are none",
    arguments: [
      ("[a-z]", "x"), ("[^a]", "x"), (#"[\d]"#, "x"), ("a", "x"), ("[]", "x"), ("[a&&b]", "x"),
      ("[[:alpha:]]", "x"), ("[a]", "$1"), ("[a]", #"\"#),
    ])
  func other(_ pattern: String, _ template: String) {
    #expect(Occurrences.replaced(matching: pattern, by: template, in: "a1") == nil)
  }
}
