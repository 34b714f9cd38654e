import Foundation

// Foundation's own results, in a file that does not import the module that stands in for it.

func replacedByFoundation(_ part: String, by other: String, in text: String) -> String {
  text.replacingOccurrences(of: part, with: other)
}

func replacedByFoundation(
  matching pattern: String, by template: String, in text: String
) -> String {
  text.replacingOccurrences(of: pattern, with: template, options: .regularExpression)
}

func foundByFoundation(_ part: String, in text: String) -> Range<String.Index>? {
  text.range(of: part)
}

func encodedByFoundation(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
