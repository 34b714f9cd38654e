import DynamockModel
import DynamockWire

/// Returns the input in a body; errors have no explanation, as explanations have their own tests.
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

/// Returns the input in a body given as text.
func decode(_ operation: Operation, _ body: String) throws(DynamoDBError) -> OperationInput {
  try decode(operation, Array(body.utf8))
}

/// Returns the item in the body of a GetItem as its key, which is read as attributes.
func decodeItem(_ json: String) throws(DynamoDBError) -> Item? {
  guard case .getItem(let input) = try decode(.getItem, #"{"Key":\#(json)}"#) else { return nil }
  return input.key
}

/// Returns the value of the attribute `a` of an item.
func decodeValue(_ json: String) throws(DynamoDBError) -> AttributeValue? {
  try decodeItem(#"{"a":\#(json)}"#)?["a"]
}

/// Returns the body of a response.
func encode(_ output: OperationOutput) -> String {
  var bytes: [UInt8] = []
  WireCodec.encode(output, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Returns the body of an error.
func encode(_ error: DynamoDBError) -> String {
  var bytes: [UInt8] = []
  WireCodec.encode(error, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Returns whether bytes are JSON.
func isJSON(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { WireCodec.isJSON($0) }
}
