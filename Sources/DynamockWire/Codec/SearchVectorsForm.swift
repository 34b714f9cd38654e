import DynamockModel

/// The form of a SearchVectors body, which AWS decodes more strictly than other operations and
/// reports in other words ([extenddb-vectors]; [parity-suite] `vectors`).
///
/// A member of another type, or a required one that is null, ends the decoding where it is; missing
/// members are reported at the end.
struct SearchVectorsForm {
  private enum Expected: String {
    case string = "a string"
    case sequence = "a sequence"
    case map = "a map"
    case integer = "i32"
  }

  /// The members that a request has to have, in the order in which AWS reports missing ones.
  private static let required = ["TableName", "IndexName", "SearchVector", "TopK"]

  /// Returns the error for a body of another form, or `nil` if it has the form or is not JSON.
  static func refusal(of body: UnsafeRawBufferPointer) -> DynamoDBError? {
    guard let base = body.baseAddress else { return nil }
    var reader = JSONReader(base: base.assumingMemoryBound(to: UInt8.self), count: body.count)
    do throws(DecodingFault) {
      let refusal = try refusal(in: &reader)
      // The rest of the body may not be JSON, which the usual decoding reports.
      if refusal?.code == .validation { try reader.end() }
      return refusal
    } catch {
      return nil
    }
  }

  private static func refusal(
    in reader: inout JSONReader
  ) throws(DecodingFault) -> DynamoDBError? {
    guard try reader.peek() == .object else { return nil }
    reader.position &+= 1
    var missing = required
    var isFirst = true
    while let name = try reader.nextMember(&isFirst) {
      let expected: Expected
      var isRequired = false
      switch name {
      case "TableName", "IndexName": (expected, isRequired) = (.string, true)
      case "SearchVector": (expected, isRequired) = (.sequence, true)
      case "TopK": (expected, isRequired) = (.integer, true)
      case "SearchConditionExpression", "ProjectionExpression", "ReturnConsumedCapacity":
        expected = .string
      case "ExpressionAttributeNames", "ExpressionAttributeValues": expected = .map
      default:
        try reader.skip()
        continue
      }
      if isRequired { missing.removeAll { name.hasSameBytes(as: $0) } }
      if let problem = try problem(of: expected, isRequired: isRequired, in: &reader) {
        return DynamoDBError(.serialization, problem + reader.place)
      }
    }
    guard let first = missing.first else { return nil }
    return DynamoDBError(.validation, "missing field `\(first)`" + reader.place)
  }

  /// The number of characters of a wrong value that a message repeats; AWS's limit is not known.
  private static let longestEcho = 1_024

  private static func shortened(_ text: String) -> String {
    text.utf8.count > longestEcho ? text.prefix(longestEcho) + "…" : text
  }

  /// Reads a value; returns what is wrong with it, or `nil` if nothing is.
  private static func problem(
    of expected: Expected, isRequired: Bool, in reader: inout JSONReader
  ) throws(DecodingFault) -> String? {
    func invalid(_ found: String) -> String {
      "invalid type: \(found), expected \(expected.rawValue)"
    }
    switch (try reader.peek(), expected) {
    case (.null, _):
      try reader.literal("null")
      return isRequired ? invalid("null") : nil
    case (.string, .string), (.array, .sequence), (.object, .map):
      try reader.skip()
      return nil
    case (.number, .integer):
      let number = try reader.number()
      guard number.isInteger else { return invalid("floating point `\(number.double)`") }
      let text = String(decoding: number.bytes, as: UTF8.self)
      guard Int32(text) != nil else {
        return "invalid value: integer `\(shortened(text))`, expected \(expected.rawValue)"
      }
      return nil
    case (.number, _):
      let number = try reader.number()
      return number.isInteger
        ? invalid("integer `\(shortened(String(decoding: number.bytes, as: UTF8.self)))`")
        : invalid("floating point `\(number.double)`")
    case (.string, _): return invalid("string \"\(shortened(try reader.string()))\"")
    case (.true, _):
      try reader.literal("true")
      return invalid("boolean `true`")
    case (.false, _):
      try reader.literal("false")
      return invalid("boolean `false`")
    case (.array, _): return invalid("sequence")
    case (.object, _): return invalid("map")
    }
  }
}

extension JSONReader {
  /// The position in AWS's words: bytes are counted from 1 in each line.
  fileprivate var place: String {
    var line = 1
    var start = 0
    for index in 0..<position where base[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return " at line \(line) column \(position - start)"
  }
}
