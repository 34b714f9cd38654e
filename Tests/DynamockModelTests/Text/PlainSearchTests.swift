import DynamockModel
import Testing

@Suite("Texts in texts, byte by byte")
struct PlainSearchTests {
  @Test(
    "The first occurrence is found",
    arguments: [
      ("a::b::c", "::", 1), ("aab", "ab", 1), ("ab", "ab", 0), ("ab", "", 0), ("", "", 0),
      ("é::", "::", 2), ("ab", "abc", nil), ("", "a", nil), ("a:b", "::", nil), ("😀b", "b", 4),
    ])
  func finding(_ text: String, _ part: String, _ offset: Int?) {
    let place = text.place(of: part)
    #expect(place.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == offset)
    #expect(place.map { String(text[$0]) } == offset.map { _ in part })
    #expect(text.holds(part) == (offset != nil))
  }

  @Test("A part of a text is searched by itself")
  func parts() {
    let text = "x::y"
    #expect(text.dropFirst().place(of: "::")?.lowerBound == text.index(after: text.startIndex))
    #expect(!text.dropFirst(2).holds("::"))
  }

  @Test(
    "Each occurrence is exchanged",
    arguments: [
      ("$A/$A", "$A", "b", "b/b"), ("aaa", "aa", "b", "ba"), ("abc", "x", "y", "abc"),
      ("abc", "", "y", "abc"), ("", "a", "b", ""), ("aa", "a", "aa", "aaaa"),
      ("éa", "a", "é", "éé"),
    ])
  func exchanging(_ text: String, _ part: String, _ other: String, _ expected: String) {
    #expect(text.exchanging(part, for: other) == expected)
  }
}
