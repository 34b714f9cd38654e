/// A file of sections with options, in the dialect of botocore.
///
/// It is that of Python's `configparser.RawConfigParser`, with nested values in indented lines.
struct INIFile: Sendable, Equatable {
  /// The value of an option.
  enum Value: Sendable, Equatable {
    /// A text; its lines after the first one were indented.
    case text(String)
    /// Nested options, in indented lines after an empty value.
    case nested
  }

  /// The reason why a file cannot be read.
  struct Fault: Error, Sendable, Equatable {
    /// The line, from 1; 0 in a nested value, whose lines have already been joined.
    var line: Int
    /// The kind of fault.
    var reason: Reason

    /// The kinds of faults.
    enum Reason: Sendable, Equatable {
      /// The bytes are not UTF-8.
      case notText
      /// An option precedes the first section.
      case noSection
      /// A section is repeated.
      case sectionTwice(String)
      /// An option is repeated in its section.
      case optionTwice(String)
      /// A line is neither a section nor an option.
      case notAnOption
    }
  }

  /// The sections by name, each with its options by lower-case name.
  private(set) var sections: [String: [String: Value]] = [:]
  /// The names of the sections, in order.
  private(set) var names: [String] = []

  /// Parses the text of a file.
  init(_ text: [UInt8]) throws(Fault) {
    guard let text = String(validating: text, as: UTF8.self) else {
      throw Fault(line: 0, reason: .notText)
    }
    var reader = Reader()
    for line in Self.lines(of: text) { try reader.read(line) }
    if let line = reader.firstBadLine { throw Fault(line: line, reason: .notAnOption) }
    names = reader.names
    for (name, options) in reader.sections {
      sections[name] = [:]
      for (option, lines) in reader.defaults.merging(options, uniquingKeysWith: { $1 }) {
        sections[name]?[option] = try Self.value(of: lines)
      }
    }
  }

  /// Returns the text of an option, or `nil` if there is none or it is nested.
  func text(_ option: String, of section: String) -> String? {
    guard case .text(let text)? = sections[section]?[option] else { return nil }
    return text
  }

  /// Splits a text into lines, which end with a carriage return, a line feed, or both.
  private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
    var lines: [Substring.UnicodeScalarView] = []
    var rest = text.unicodeScalars[...]
    while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      lines.append(rest[..<end])
      let isPair = rest[end] == "\r" && rest[rest.index(after: end)...].first == "\n"
      rest = rest[rest.index(end, offsetBy: isPair ? 2 : 1)...]
    }
    lines.append(rest)
    return lines
  }

  private static func value(of lines: [String]) throws(Fault) -> Value {
    var lines = lines
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > 1, lines[0].isEmpty else {
      return .text(lines.joined(separator: "\n"))
    }
    guard lines.allSatisfy({ $0.isEmpty || $0.contains("=") }) else {
      throw Fault(line: 0, reason: .notAnOption)
    }
    return .nested
  }
}

extension INIFile {
  /// The state of parsing a file line by line (`configparser._read`).
  private struct Reader {
    var sections: [String: [String: [String]]] = [:]
    var names: [String] = []
    /// The options of `[DEFAULT]`, which all sections inherit.
    var defaults: [String: [String]] = [:]
    /// Reported at the end: faults of sections and repeated options take precedence.
    var firstBadLine: Int?
    private var number = 0
    private var section: String?
    private var option: String?
    private var indentation = 0

    mutating func read(_ line: Substring.UnicodeScalarView) throws(Fault) {
      number += 1
      let content = line.trimmed
      if content.first == "#" || content.first == ";" { return }
      guard !content.isEmpty else {
        if option != nil { append("") }
        return
      }
      let column = line.prefix { $0.properties.isWhitespace }.count
      if section != nil, option != nil, column > indentation { return append(String(content)) }
      indentation = column
      if content.first == "[", let end = content.lastIndex(of: "]"),
        content.index(after: content.startIndex) < end
      {
        try begin(String(content[content.index(after: content.startIndex)..<end]))
      } else {
        try take(content)
      }
    }

    private mutating func begin(_ name: String) throws(Fault) {
      option = nil
      section = name
      if name == Self.defaultName { return }
      guard sections[name] == nil else { throw Fault(line: number, reason: .sectionTwice(name)) }
      sections[name] = [:]
      names.append(name)
    }

    private mutating func take(_ content: Substring.UnicodeScalarView) throws(Fault) {
      guard let section else { throw Fault(line: number, reason: .noSection) }
      guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }),
        delimiter > content.startIndex
      else {
        firstBadLine = firstBadLine ?? number
        return
      }
      let name = String(content[..<delimiter].trimmed).lowercased()
      let isKnown = section == Self.defaultName ? defaults[name] : sections[section]?[name]
      guard isKnown == nil else { throw Fault(line: number, reason: .optionTwice(name)) }
      option = name
      append(String(content[content.index(after: delimiter)...].trimmed))
    }

    private mutating func append(_ line: String) {
      guard let section, let option else { return }
      if section == Self.defaultName {
        defaults[option, default: []].append(line)
      } else {
        sections[section]?[option, default: []].append(line)
      }
    }

    private static let defaultName = "DEFAULT"
  }
}

extension Substring.UnicodeScalarView {
  /// The text without white space at both ends.
  fileprivate var trimmed: Substring.UnicodeScalarView {
    var rest = self
    while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
