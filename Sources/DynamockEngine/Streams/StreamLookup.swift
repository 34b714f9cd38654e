import DynamockModel
import DynamockValidation

extension ReadSession {
  /// Returns the stream named in a request, if it is readable.
  ///
  /// - Throws: ResourceNotFoundException that names the stream, or AccessDeniedException for a
  ///   stream of another account.
  func stream(_ reference: StreamReference) throws(EngineFault) -> TableStream {
    guard reference.account == settings.accountID else {
      throw .resource(.otherAccount(reference.asSent))
    }
    let name = StreamName(table: reference.tableName, label: reference.label)
    guard let stream = catalog.streams[name], stream.definition.isReadable(at: now) else {
      throw .resource(.stream(reference.asSent))
    }
    return stream
  }
}

extension TableStream {
  /// Returns the shard with an id, if it is readable.
  func shard(_ id: String, at now: Timestamp) throws(EngineFault) -> ShardDefinition {
    guard let shard = definition.readableShards(at: now).first(where: { $0.id == id }) else {
      throw .resource(.shard)
    }
    return shard
  }
}
