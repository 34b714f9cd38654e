import DynamockModel
import DynamockWire

/// The input in a body; errors come without their explanation, which has tests of its own.
func decode(_ operation: Operation, _ body: [UInt8]) throws(DynamoDBError) -> OperationInput {
  let result = body.withUnsafeBytes { bytes -> Result<OperationInput, DynamoDBError> in
    do throws(DynamoDBError) {
      return .success(try WireCodec.decode(operation, body: bytes))
    } catch {
      var error = error
      error.explanation = nil
      return .failure(error)
    }
  }
  return try result.get()
}

/// The input in a body given as text.
func decode(_ operation: Operation, _ body: String) throws(DynamoDBError) -> OperationInput {
  try decode(operation, Array(body.utf8))
}

/// The item in the body of a PutItem.
func decodeItem(_ json: String) throws(DynamoDBError) -> Item? {
  guard case .putItem(let input) = try decode(.putItem, #"{"Item":\#(json)}"#) else { return nil }
  return input.item
}

/// The value of the attribute `a` of an item.
func decodeValue(_ json: String) throws(DynamoDBError) -> AttributeValue? {
  try decodeItem(#"{"a":\#(json)}"#)?["a"]
}

/// The body of an answer.
func encode(_ output: OperationOutput) -> String {
  var bytes: [UInt8] = []
  WireCodec.encode(output, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The body of an error.
func encode(_ error: DynamoDBError) -> String {
  var bytes: [UInt8] = []
  WireCodec.encode(error, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether bytes are JSON.
func isJSON(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { WireCodec.isJSON($0) }
}

/// A generator of random numbers that repeats itself (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
