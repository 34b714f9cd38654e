import DynamockWire

/// The lines of a template's members, so that errors can name them.
struct TemplateLines {
  private enum Source {
    case json(JSONDocument)
    case yaml([[String]: Int])
  }

  private let source: Source

  /// Creates the lines of a template in JSON.
  init(of document: JSONDocument) { source = .json(document) }

  /// Creates the lines of a template in YAML, by the names that lead to each member.
  init(_ lines: [[String]: Int]) { source = .yaml(lines) }

  /// Returns the line, counted from 1, of a member, or of the nearest one around it whose line is known.
  /// - Parameter path: The names of the members that lead to it; elements of arrays are numbered from 0.
  func line(of path: [String]) -> Int {
    switch source {
    case .json(let document):
      var part = document.root
      for name in path {
        let element = document.elements(of: part).flatMap { elements in
          Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        }
        guard let next = element ?? document.member(name, of: part) else { break }
        part = next
      }
      return document.line(of: part)
    case .yaml(let lines):
      var path = path
      while !path.isEmpty {
        if let line = lines[path] { return line }
        path.removeLast()
      }
      return 1
    }
  }
}
