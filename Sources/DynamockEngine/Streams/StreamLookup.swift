import DynamockModel
import DynamockValidation

extension ReadSession {
  /// The stream a request names, if it can still be read.
  ///
  /// - Throws: ResourceNotFoundException that names the stream, AccessDeniedException for one of another
  ///   account.
  func stream(_ reference: StreamReference) throws(DynamoDBError) -> TableStream {
    guard reference.account == settings.accountID else {
      throw DynamoDBError(.accessDenied, Sentence.otherAccount(reference.asSent))
    }
    let name = StreamName(table: reference.tableName, label: reference.label)
    guard let stream = catalog.streams[name], stream.definition.isReadable(at: now) else {
      throw DynamoDBError(.resourceNotFound, Sentence.streamNotFound(reference.asSent))
    }
    return stream
  }
}

extension TableStream {
  /// The shard of an id, if it can still be read.
  func shard(_ id: String, at now: Timestamp) throws(DynamoDBError) -> ShardDefinition {
    guard let shard = definition.readableShards(at: now).first(where: { $0.id == id }) else {
      throw DynamoDBError(.resourceNotFound, Sentence.shardNotFound)
    }
    return shard
  }
}
