import DynamockModel

/// The values of members of definitions that have a fixed set of them.
enum SeedValues {
  private static let known: [String: [String]] = [
    "AttributeType": ["S", "N", "B"], "KeyType": ["HASH", "RANGE"],
    "ProjectionType": ["ALL", "KEYS_ONLY", "INCLUDE"],
    "BillingMode": ["PAY_PER_REQUEST", "PROVISIONED"],
    "StreamViewType": ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"],
    "TableClass": ["STANDARD", "STANDARD_INFREQUENT_ACCESS"], "SSEType": ["AES256", "KMS"],
  ]

  /// The types of a key attribute in a SimpleTable ([aws-sam-simpletable]), and DynamoDB's names.
  static let simpleTypes = [("String", "S"), ("Number", "N"), ("Binary", "B")]

  /// Returns the reason why a member cannot have a value, or `nil` if it can.
  static func complaint(about text: String, of member: String) -> String? {
    guard let values = known[member], !values.contains(text) else { return nil }
    let nearest =
      member == "AttributeType"
      ? CSVReader.type(meantBy: text).flatMap { values.contains($0) ? $0 : nil }
      : Spelling.nearest(to: text, among: values)
    return sentence(member, text, nearest, values)
  }

  /// Returns the reason why the key of a SimpleTable cannot have a type, or `nil` if it can.
  static func complaint(aboutSimpleType text: String) -> String? {
    let names = simpleTypes.map(\.0)
    guard !names.contains(text) else { return nil }
    let nearest =
      simpleTypes.first { $0.1 == text.uppercased() }?.0
      ?? Spelling.nearest(to: text, among: names)
    return sentence("Type", text, nearest, names)
  }

  private static func sentence(
    _ member: String, _ text: String, _ nearest: String?, _ values: [String]
  ) -> String {
    "the \(member) \(text) is unknown"
      + (nearest.map { "; did you mean \($0)?" }
        ?? "; it is one of \(values.joined(separator: ", ")).")
  }
}
