package import DynamockModel

extension GetShardIteratorRequest {
  /// Validates a GetShardIterator by the rules that depend only on the request.
  package init(validating input: GetShardIteratorInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: GetShardIteratorInput) throws(RequestFault) {
    let stream = try StreamReference(sent: input.streamArn)
    var check = ConstraintCheck()
    check.model(input)
    try check.finish()
    do {
      let position = try Position(input)
      self.init(stream: stream, shardID: input.shardId ?? "", position: position)
    } catch {
      throw .stream(error)
    }
  }
}

extension GetShardIteratorRequest.Position {
  fileprivate init(_ input: GetShardIteratorInput) throws(StreamFault) {
    switch input.shardIteratorType {
    case .atSequenceNumber: self = .at(try Self.sequenceNumber(in: input))
    case .afterSequenceNumber: self = .after(try Self.sequenceNumber(in: input))
    case .atTimestamp:
      if input.sequenceNumber != nil { throw .sequenceNumberNotAllowed }
      guard let moment = input.timestamp else { throw .timestampMissing }
      self = .moment(moment)
      return
    case .latest, .trimHorizon, .unrecognized, nil:
      if input.sequenceNumber != nil { throw .sequenceNumberNotAllowed }
      self = input.shardIteratorType == .latest ? .latest : .trimHorizon
    }
    if input.timestamp != nil { throw .timestampNotAllowed }
  }

  private static func sequenceNumber(
    in input: GetShardIteratorInput
  ) throws(StreamFault) -> String {
    guard let number = input.sequenceNumber else { throw .sequenceNumberMissing }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard number.utf8.allSatisfy(digits.contains) else { throw .invalidSequenceNumber }
    return number
  }
}
