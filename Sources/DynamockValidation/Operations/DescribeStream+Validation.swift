package import DynamockModel

extension DescribeStreamRequest {
  /// Validates a DescribeStream by the rules that depend only on the request.
  package init(validating input: DescribeStreamInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: DescribeStreamInput) throws(RequestFault) {
    let stream = try StreamReference(sent: input.streamArn)
    var check = ConstraintCheck()
    check.model(input)
    check.maximum(Limits.listPage, of: input.limit, at: "limit")
    if let filter = input.shardFilter {
      check.require(filter.type != nil, at: "shardFilter.type")
      check.require(filter.shardId != nil, at: "shardFilter.shardId")
    }
    try check.finish()
    self.init(
      stream: stream, exclusiveStartShardID: input.exclusiveStartShardId,
      parentShardID: input.shardFilter?.shardId, limit: input.limit ?? Limits.listPage)
  }
}

extension StreamReference {
  /// Parses a StreamArn, which AWS checks before the other members.
  init(sent arn: String?) throws(RequestFault) {
    guard let arn else { throw .constraints([.null("streamArn")]) }
    guard let reference = StreamReference(arn) else { throw .stream(.invalidARN) }
    self = reference
  }
}
