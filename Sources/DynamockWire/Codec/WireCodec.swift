package import DynamockModel

/// The JSON of the protocol: converts bodies to inputs, and outputs and errors to bodies.
package enum WireCodec {
  /// Decodes the body of a request.
  ///
  /// - Throws: `SerializationException`, without a message if the body is not a JSON object
  ///   ([dynalite-suite]).
  package static func decode(
    _ operation: Operation, body: UnsafeRawBufferPointer
  ) throws(DynamoDBError) -> OperationInput {
    try decodeRequest(operation, body: body).input
  }

  /// Decodes the body of a request, and determines whether AWS would read it with its older layer.
  static func decodeRequest(
    _ operation: Operation, body: UnsafeRawBufferPointer
  ) throws(DynamoDBError) -> (input: OperationInput, isLoose: Bool) {
    guard let base = body.baseAddress else { throw .brokenBody([]) }
    if operation == .searchVectors, let refusal = SearchVectorsForm.refusal(of: body) {
      throw refusal
    }
    var reader = JSONReader(base: base.assumingMemoryBound(to: UInt8.self), count: body.count)
    // One more than a vector may have is enough for the rule that rejects it.
    if operation == .searchVectors { reader.keptElements = Limits.vectorDimensions + 1 }
    do throws(DecodingFault) {
      let input = try reader.readInput(of: operation)
      try reader.end()
      return (input, reader.isLoose)
    } catch {
      throw refusal(of: body, error, at: reader.position)
    }
  }

  /// Returns the exception for a body that is not a valid input.
  ///
  /// Invalid JSON is reported before JSON of the wrong kind, regardless of their positions
  /// ([dynalite-suite]).
  private static func refusal(
    of body: UnsafeRawBufferPointer, _ fault: DecodingFault, at position: Int
  ) -> DynamoDBError {
    let end = endOfJSON(in: body)
    let isJSON = fault != .notJSON && end == nil
    return DynamoDBError(
      .serialization, Sentences.sentence(isJSON ? fault : .notJSON),
      explanation: .body(body, isJSON: isJSON, at: end ?? position))
  }

  /// Returns the position at which bytes are no longer JSON, or `nil` if they are a single JSON
  /// value.
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

  /// Returns whether bytes are a single JSON value.
  package static func isJSON(_ body: UnsafeRawBufferPointer) -> Bool {
    endOfJSON(in: body) == nil
  }

  /// Appends the body of a response; operations without an output append nothing.
  package static func encode(_ output: OperationOutput, into bytes: inout [UInt8]) {
    write(into: &bytes) { output.write(to: &$0) }
  }

  /// Appends the body of an error.
  package static func encode(_ error: DynamoDBError, into bytes: inout [UInt8]) {
    write(into: &bytes) { error.write(to: &$0) }
  }

  private static func write(into bytes: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(bytes: bytes)
    // Released before it is written to, so that the writer is the bytes' only owner.
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
