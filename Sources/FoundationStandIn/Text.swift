// What swift-argument-parser uses of Foundation, without the rest. The program as shipped is built with this
// module in Foundation's place: scripts/link/stand-in.sh compiles it under that name. If a version of
// the parser uses more, it does not compile then.

extension StringProtocol {
  /// Returns the text with another one in place of each occurrence of a part.
  public func replacingOccurrences(
    of part: some StringProtocol, with other: some StringProtocol
  ) -> String {
    Occurrences.replaced(of: part, by: other, in: self)
  }

  /// Returns the text with each character of a set replaced.
  ///
  /// - Precondition: the pattern is a set of characters, as in all of the parser's calls.
  public func replacingOccurrences(
    of pattern: some StringProtocol, with template: some StringProtocol,
    options: String.CompareOptions
  ) -> String {
    let result = Occurrences.replaced(matching: pattern, by: template, in: self)
    precondition(result != nil, "only sets of characters are used as regular expressions")
    return result ?? String(self)
  }

  /// Returns the first occurrence of a part, or `nil` if there is none.
  public func range(of part: some StringProtocol) -> Range<String.Index>? {
    Occurrences.first(of: part, in: self)
  }
}

extension String {
  /// How a text is searched for.
  public enum CompareOptions: Sendable {
    /// As a regular expression.
    case regularExpression
  }

  /// How a text is written in bytes.
  public enum Encoding: Sendable {
    /// As UTF-8.
    case utf8
  }

  /// Creates the text of bytes.
  public init?(data: Data, encoding: Encoding) {
    self.init(validating: data.bytes, as: UTF8.self)
  }
}

/// Bytes.
public struct Data: Sendable {
  let bytes: [UInt8]
}
