/// Splits a command line into words as a POSIX shell does, without expansions.
///
/// botocore splits `credential_process` and the names of sections this way (Python's
/// `shlex.split`).
enum ShellWords {
  /// Returns the words of a line, or `nil` if a quotation or an escape is not terminated.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Unicode.Scalar?
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, quote) {
      case ("'", "'"), ("\"", "\""): quote = nil
      case (_, "'"): word?.unicodeScalars.append(scalar)
      case ("\\", "\""):
        guard let next = rest.popFirst() else { return nil }
        if next != "\"", next != "\\" { word?.unicodeScalars.append("\\") }
        word?.unicodeScalars.append(next)
      case (_, "\""): word?.unicodeScalars.append(scalar)
      case ("'", _), ("\"", _):
        quote = scalar
        word = word ?? ""
      case ("\\", _):
        guard let next = rest.popFirst() else { return nil }
        word = word ?? ""
        word?.unicodeScalars.append(next)
      case (" ", _), ("\t", _), ("\r", _), ("\n", _):
        if let ended = word { words.append(ended) }
        word = nil
      default:
        word = word ?? ""
        word?.unicodeScalars.append(scalar)
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(word) }
    return words
  }
}
