/// A text of a policy that may contain wildcards and variables, such as
/// `home/${aws:username, 'nobody'}/*`.
///
/// The rules are those of the IAM user guide, "IAM policy elements: Variables and tags"
/// ([aws-iam-guide]).
struct VariableText: Sendable, Equatable {
  private var parts: [Part]

  private enum Part: Sendable, Equatable {
    case text(String)
    /// `${*}`, `${?}` or `${$}`, which stand for the character.
    case character(Unicode.Scalar)
    case variable(String, default: String?)
  }

  /// Parses a text.
  /// - Parameter hasVariables: false for policies of version 2008-10-17, in which `${` has no
  ///   meaning.
  init(_ text: String, hasVariables: Bool) {
    parts = []
    var rest = text.unicodeScalars[...]
    while hasVariables, let start = Self.start(of: rest) {
      let inside = rest[start...].dropFirst(2)
      guard let end = inside.firstIndex(of: "}") else { break }
      add(rest[..<start])
      parts.append(Self.variable(String(inside[..<end])))
      rest = rest[end...].dropFirst()
    }
    add(rest)
  }

  private mutating func add(_ text: Substring.UnicodeScalarView) {
    if !text.isEmpty { parts.append(.text(String(text))) }
  }

  private static func start(
    of text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView.Index? {
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      if text[place] == "$", next < text.endIndex, text[next] == "{" { return place }
      place = next
    }
    return nil
  }

  /// Parses the inside of `${…}`: a character, a key, or a key and a default in single quotation
  /// marks.
  private static func variable(_ text: String) -> Part {
    switch text {
    case "*": return .character("*")
    case "?": return .character("?")
    case "$": return .character("$")
    default: break
    }
    let halves = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(halves[0])
    guard halves.count == 2 else { return .variable(key, default: nil) }
    let quoted = halves[1].drop { $0 == " " }
    guard quoted.count >= 2, quoted.first == "'", quoted.last == "'" else {
      return .variable(key, default: nil)
    }
    return .variable(key, default: String(quoted.dropFirst().dropLast()))
  }

  /// Returns the text with the values of its variables, or `nil` if one has none.
  func resolved(in context: some AccessContext) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let own): text += own
      case .character(let scalar): text.unicodeScalars.append(scalar)
      case .variable(let key, let fallback):
        guard let value = context.value(of: key) ?? fallback else { return nil }
        text += value
      }
    }
    return text
  }

  /// Returns the text with the values of its variables, in which wildcards stand for themselves, or
  /// `nil` if one has no value.
  func wildcards(in context: some AccessContext) -> Wildcards? {
    var elements: [Wildcards.Element] = []
    for part in parts {
      switch part {
      case .text(let own): elements += own.unicodeScalars.map(Wildcards.Element.init)
      case .character(let scalar): elements.append(.scalar(scalar))
      case .variable(let key, let fallback):
        guard let value = context.value(of: key) ?? fallback else { return nil }
        elements += value.unicodeScalars.map(Wildcards.Element.scalar)
      }
    }
    return Wildcards(elements: elements)
  }
}
