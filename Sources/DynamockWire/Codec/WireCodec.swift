import DynamockModel

/// The JSON of the protocol: bodies to inputs, outputs and errors to bodies.
package enum WireCodec {
  /// Reads the body of a request.
  ///
  /// - Throws: `SerializationException`, without a sentence where the body is no JSON object
  ///   (fact sheet `error-messages` §5).
  package static func decode(
    _ operation: Operation, body: UnsafeRawBufferPointer
  ) throws(DynamoDBError) -> OperationInput {
    try decodeRequest(operation, body: body).input
  }

  /// Reads the body of a request, and whether it holds what AWS reads with its older layer.
  static func decodeRequest(
    _ operation: Operation, body: UnsafeRawBufferPointer
  ) throws(DynamoDBError) -> (input: OperationInput, isLoose: Bool) {
    guard let base = body.baseAddress else { throw .brokenBody([]) }
    var reader = JSONReader(base: base.assumingMemoryBound(to: UInt8.self), count: body.count)
    do throws(DecodingFault) {
      let input = try reader.readInput(of: operation)
      try reader.end()
      return (input, reader.isLoose)
    } catch {
      throw refusal(of: body, error, at: reader.position)
    }
  }

  /// The exception for a body that is no input.
  ///
  /// Broken JSON is told before JSON of the wrong kind, wherever it stands (§14).
  private static func refusal(
    of body: UnsafeRawBufferPointer, _ fault: DecodingFault, at position: Int
  ) -> DynamoDBError {
    let end = endOfJSON(in: body)
    let isJSON = fault != .notJSON && end == nil
    return DynamoDBError(
      .serialization, Sentences.sentence(isJSON ? fault : .notJSON),
      explanation: .body(body, isJSON: isJSON, at: end ?? position))
  }

  /// Where bytes stop being JSON; nil when they are one JSON value and nothing else.
  static func endOfJSON(in body: UnsafeRawBufferPointer) -> Int? {
    guard let base = body.baseAddress else { return 0 }
    var reader = JSONReader(base: base.assumingMemoryBound(to: UInt8.self), count: body.count)
    do throws(DecodingFault) {
      try reader.skip()
      try reader.end()
      return nil
    } catch {
      return reader.position
    }
  }

  /// Whether bytes are one JSON value and nothing else.
  package static func isJSON(_ body: UnsafeRawBufferPointer) -> Bool {
    endOfJSON(in: body) == nil
  }

  /// Appends the body of an answer; operations without output append nothing.
  package static func encode(_ output: OperationOutput, into bytes: inout [UInt8]) {
    write(into: &bytes) { output.write(to: &$0) }
  }

  /// Appends the body of an error.
  package static func encode(_ error: DynamoDBError, into bytes: inout [UInt8]) {
    write(into: &bytes) { error.write(to: &$0) }
  }

  private static func write(into bytes: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(bytes: bytes)
    // Given up before it is written to, so that the writer is the bytes' only owner.
    bytes = []
    body(&writer)
    bytes = writer.bytes
  }
}

extension JSONReader {
  /// Reads the object that is the input of an operation.
  @inline(__always)
  mutating func readBody<Input: JSONStructure>() throws(DecodingFault) -> Input {
    guard try peek() == .object else { throw .notJSON }
    position &+= 1
    var input = Input.blank
    try input.readMembers(from: &self)
    return input
  }
}
