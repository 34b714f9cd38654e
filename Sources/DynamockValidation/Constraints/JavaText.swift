import DynamockModel

/// Values of a request in the format of Java's `toString`, in which the older layer prints lists
/// and maps ([parity-suite], captured 2026-06-09 with the additional fields of AWS's internal
/// shapes).
enum JavaText {
  /// Returns a key schema such as `[KeySchemaElement(attributeName=pk, keyType=HASH)]`.
  static func keySchema(_ elements: [KeySchemaElement]) -> String {
    Sentence.list(
      elements.map {
        "KeySchemaElement(attributeName=\($0.attributeName ?? "null"), "
          + "keyType=\($0.keyType?.rawValue ?? "null"))"
      })
  }

  /// Returns RequestItems such as `{table=[WriteRequest(putRequest=…, deleteRequest=null)]}`.
  static func requestItems(_ tables: NamedValues<[WriteRequest]>) -> String {
    map(tables.entries.map { ($0.name, Sentence.list($0.value.map(writeRequest))) })
  }

  private static func writeRequest(_ request: WriteRequest) -> String {
    let put = request.putRequest.map {
      "PutRequest(item=\($0.item.map(item) ?? "null"), workloadProfileName=null)"
    }
    let delete = request.deleteRequest.map {
      "DeleteRequest(key=\($0.key.map(item) ?? "null"), workloadProfileName=null)"
    }
    return "WriteRequest(putRequest=\(put ?? "null"), deleteRequest=\(delete ?? "null"))"
  }

  /// Returns an item such as `{pk=AttributeValue(s=x, n=null, …)}`.
  static func item(_ item: Item) -> String {
    map(item.attributes.map { ($0.name, attributeValue($0.value)) })
  }

  /// Returns a map's text, with its entries in the order of a `HashMap` that has the initial
  /// capacity for their number ([dynoxide-captures], 2026-10-10).
  static func map(_ entries: [(String, String)]) -> String {
    let ordered = JavaHashOrder.sized(entries, by: { $0.0 })
    return "{\(ordered.map { "\($0.0)=\($0.1)" }.joined(separator: ", "))}"
  }

  /// The fields of AWS's internal shape in their order; requests cannot set most of them.
  private static let fields = [
    "s", "n", "b", "iNT", "dECIMAL", "dOUBLE", "sS", "nS", "bS", "iNTSET", "dECIMALSET",
    "dOUBLESET", "m", "l", "nULL", "bOOL",
  ]

  /// Returns a value such as `AttributeValue(s=x, n=null, …)`.
  static func attributeValue(_ value: AttributeValue) -> String {
    let (field, text) = content(of: value)
    let parts = fields.map { "\($0)=\($0 == field ? text : "null")" }
    return "AttributeValue(\(parts.joined(separator: ", ")))"
  }

  private static func content(of value: AttributeValue) -> (field: String, text: String) {
    switch value {
    case .string(let text): ("s", text)
    case .number(let number): ("n", number.description)
    case .binary(let bytes): ("b", buffer(bytes))
    case .bool(let bool): ("bOOL", String(bool))
    case .null: ("nULL", "true")
    case .stringSet(let members): ("sS", Sentence.list(members))
    case .numberSet(let members): ("nS", Sentence.list(members.map(\.description)))
    case .binarySet(let members): ("bS", Sentence.list(members.map(buffer)))
    case .list(let elements): ("l", Sentence.list(elements.map(attributeValue)))
    case .map(let entries): ("m", item(entries))
    case .malformed: ("", "")
    }
  }

  /// Returns bytes as a `java.nio.HeapByteBuffer`.
  private static func buffer(_ bytes: [UInt8]) -> String {
    "java.nio.HeapByteBuffer[pos=0 lim=\(bytes.count) cap=\(bytes.count)]"
  }
}

/// The order of strings in a Java `HashSet`.
///
/// AWS prints the attribute names of a table definition in this order: five definitions as `[sk, a,
/// b, pk, c]`, three keys as `[a, sk, pk]` ([ack-quirks] DDB-TABLE-127, 2026-10-08).
enum JavaHashOrder {
  /// Returns names in the order of a set that has the initial capacity for their number.
  static func sized(_ names: [String]) -> [String] { sized(names, by: { $0 }) }

  /// Returns elements in the order of a map from their names that has the initial capacity for
  /// their number.
  static func sized<Element>(
    _ elements: [Element], by name: (Element) -> String
  ) -> [Element] {
    let count = elements.count
    return order(elements, by: name, capacity: count < 3 ? count + 1 : count + count / 3)
  }

  /// Returns names in the order of a set that has grown from the default capacity.
  static func grown(_ names: [String]) -> [String] {
    order(names, by: { $0 }, capacity: max(16, names.count * 4 / 3 + 1))
  }

  private static func order<Element>(
    _ elements: [Element], by name: (Element) -> String, capacity: Int
  ) -> [Element] {
    var buckets = 1
    while buckets < capacity { buckets *= 2 }
    let numbered = elements.enumerated().map {
      (bucket: hash(name($1)) & (buckets - 1), index: $0, element: $1)
    }
    return numbered.sorted { ($0.bucket, $0.index) < ($1.bucket, $1.index) }.map(\.element)
  }

  /// Returns `HashMap.hash` of `String.hashCode`.
  private static func hash(_ name: String) -> Int {
    let code = name.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    return Int(code ^ (code >> 16))
  }
}
