import DynamockScripting
import Testing

/// The rules are those of the shell's patterns without brackets (POSIX, section 2.14.1), applied to
/// Unicode scalars.
@Suite("Patterns with stars and question marks", .timeLimit(.minutes(10)))
struct GlobPatternTests {
  @Test(
    "match complete texts",
    arguments: [
      ("", "", true), ("", "a", false), ("*", "", true), ("*", "abc", true), ("**", "a", true),
      ("abc", "abc", true), ("abc", "abcd", false), ("abc", "xabc", false), ("abc", "ab", false),
      ("a*", "a", true), ("a*", "abc", true), ("a*", "ba", false), ("*c", "abc", true),
      ("*c", "abcd", false), ("a*c", "ac", true), ("a*c", "abcc", true), ("a*a", "a", false),
      ("ab*ba", "aba", false), ("ab*ba", "abba", true), ("*b*", "abc", true), ("*b*", "ac", false),
      ("a*b*c", "a1b2c", true), ("a*b*c", "acb", false), ("*ab*ab*", "ab ab", true),
      ("*ab*ab*", "abab", true), ("*ab*ba*", "aba", false), ("a?c", "abc", true),
      ("a?c", "ac", false), ("?", "", false), ("?", "é", true), ("?", "😀", true),
      ("??", "😀", false),
      ("*?", "", false), ("*?", "😀", true), ("?*?", "é", false), ("?*?", "é€", true),
      ("*a?c*", "xxabc!", true), ("*a?c*", "aacc", true), ("*a?c*", "acac", false),
      ("*?b?*", "ab", false), ("*?b?*", "bbb", true), ("*a?*b?*", "a1 b2", true),
      ("*a?*b?*", "ab1", false), ("*é?*", "xé€", true), ("*€*", "a€b", true),
      ("*€?b*", "a€😀b", true),
      ("a\u{301}", "\u{E1}", false),
    ])
  func rows(_ row: (String, String, Bool)) {
    #expect(GlobPattern(row.0).matches(row.1) == row.2)
  }

  @Test(
    "take time in proportion to the text, whatever the pattern",
    arguments: [
      "*" + String(repeating: "a", count: 40_000) + "b*",
      String(repeating: "*a", count: 1_000) + "*b",
      "*" + String(repeating: "a?", count: 31) + "b*",
      "*" + String(repeating: "*a?", count: 5_000) + "b*",
    ])
  func costs(pattern: String) {
    let text = String(repeating: "a", count: 390_000)
    let start = ContinuousClock.now
    #expect(!GlobPattern(pattern).matches(text))
    // If the time grew with the product of both lengths, it would be minutes.
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("are rejected with more than 64 characters around a question mark")
  func length() {
    #expect(!GlobPattern("*?" + String(repeating: "a", count: 63) + "*").isTooLong)
    #expect(GlobPattern("*?" + String(repeating: "a", count: 64) + "*").isTooLong)
    #expect(!GlobPattern("*" + String(repeating: "a", count: 5_000) + "*").isTooLong)
    #expect(!GlobPattern(String(repeating: "?", count: 100) + "*").isTooLong)
    #expect(
      GlobPattern("*?" + String(repeating: "a", count: 64) + "*").matches(
        "xx" + String(repeating: "a", count: 70)))
  }
}
