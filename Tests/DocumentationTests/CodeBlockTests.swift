import Foundation
import Testing

/// The documents and the snippets of the repository that contains this file.
private enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func lines(of path: String) throws -> [String] {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }
}

/// Returns the parts between two marks, without the marks and their common indentation.
private func stretches(
  of lines: [String], from opening: String, to closing: String
) -> [String] {
  var found: [String] = []
  var open: [String]?
  for line in lines {
    let text = line.trimmingCharacters(in: .whitespaces)
    if let body = open, text == closing {
      found.append(dedented(body))
      open = nil
    } else if open == nil, text == opening {
      open = []
    } else {
      open?.append(line)
    }
  }
  return found
}

private func dedented(_ lines: [String]) -> String {
  let indents = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }
  let indent = indents.min() ?? 0
  return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
}

@Suite("The documentation's Swift")
struct CodeBlockTests {
  private let snippets: Set<String>
  private let blocks: [(file: String, text: String)]

  init() throws {
    let sources =
      try Repository.files(in: "Tests/DocumentationTests/Snippets", ending: ".swift")
      + Repository.files(in: "Examples", ending: "Tests.swift").filter { !$0.contains(".build") }
    snippets = Set(
      try sources.flatMap {
        try stretches(of: Repository.lines(of: $0), from: "// snippet", to: "// snippet.end")
      })
    let texts =
      ["README.md", "docs/vectors.md"]
      + (try Repository.files(in: "Sources", ending: ".md").filter { $0.contains(".docc/") })
    blocks = try texts.flatMap { file in
      try stretches(of: Repository.lines(of: file), from: "```swift", to: "```")
        .map { (file, $0) }
    }
  }

  @Test("is identical to the snippets that are compiled and run")
  func equality() {
    #expect(blocks.count > 10)
    for block in blocks {
      #expect(
        snippets.contains(block.text),
        "\(block.file) has a block that no snippet has:\n\(block.text)")
    }
  }

  @Test("includes every snippet")
  func completeness() {
    let shown = Set(blocks.map(\.text))
    for snippet in snippets {
      #expect(shown.contains(snippet), "no text shows this snippet:\n\(snippet)")
    }
  }
}
