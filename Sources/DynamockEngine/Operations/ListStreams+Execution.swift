package import DynamockModel
package import DynamockValidation

extension Database {
  /// Lists the streams of a table or of all tables by ARN, a page at a time.
  ///
  /// Disabled streams and those of deleted tables are included while they are readable. A table
  /// that does not exist has none ([localstack-8770]).
  package func listStreams(
    _ request: ListStreamsRequest
  ) throws(DynamoDBError) -> ListStreamsOutput {
    try read { session throws(EngineFault) in
      let now = session.now
      let streams = session.catalog.streams.values.map(\.definition).filter { stream in
        stream.isReadable(at: now) && request.tableName.map { $0 == stream.name.table } ?? true
      }
      let rest =
        streams.map { $0.summary(settings: session.settings) }
        .filter { stream in
          request.exclusiveStartStreamARN.map { $0 < stream.streamArn ?? "" } ?? true
        }
        .sorted { ($0.streamArn ?? "") < ($1.streamArn ?? "") }
      let page = Array(rest.prefix(request.limit))
      return ListStreamsOutput(
        streams: page,
        lastEvaluatedStreamArn: page.count < rest.count ? page.last?.streamArn : nil)
    }
  }
}
