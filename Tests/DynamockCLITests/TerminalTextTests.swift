import Testing

@testable import DynamockCLI

@Suite("Text for a terminal") struct TerminalTextTests {
  struct Line: CustomTestStringConvertible {
    var text: String
    var lines: [String]
    var testDescription: String { text }
  }

  @Test(
    "breaks lines between words and indents continuation lines",
    arguments: [
      Line(text: "", lines: [""]),
      Line(text: "one two three", lines: ["one two", "  three"]),
      Line(text: "one two th", lines: ["one two th"]),
      Line(text: "  one two three four", lines: ["  one two", "    three", "    four"]),
      Line(text: "a/path/that/is/long is one", lines: ["a/path/that/is/long", "  is one"]),
      Line(text: "one\n\ntwo three four", lines: ["one", "", "two three", "  four"]),
    ])
  func wrapping(_ row: Line) {
    #expect(row.text.wrapped(to: 10) == row.lines.joined(separator: "\n"))
  }

  @Test("puts a long name on a line of its own")
  func columns() {
    let name = String(repeating: "n", count: 70)
    let figures = String(repeating: "7", count: 20)
    let lines = [["NAME", "FIGURES"], ["short", figures], [name, figures]].inColumns
      .split(separator: "\n").map(String.init)
    #expect(lines == ["NAME   FIGURES", "short  \(figures)", name, "       \(figures)"])
  }

  @Test("leaves fitting rows and rows of one cell unchanged")
  func narrow() {
    let name = String(repeating: "n", count: 100)
    #expect([["A", "B"], ["ab", "c"]].inColumns == "A   B\nab  c")
    #expect([[name]].inColumns == name)
    #expect([[String]]().inColumns == "")
  }
}
