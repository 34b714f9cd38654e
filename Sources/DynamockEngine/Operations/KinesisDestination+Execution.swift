package import DynamockModel
package import DynamockValidation

extension Database {
  /// Lists the Kinesis destinations of a table, including disabled ones.
  package func describeKinesisStreamingDestination(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeKinesisStreamingDestinationOutput {
    try read { session throws(EngineFault) in
      let table = try session.controlledTable(request.table)
      return DescribeKinesisStreamingDestinationOutput(
        tableName: table.name,
        kinesisDataStreamDestinations: table.definition.control.destinations.map {
          $0.description(at: session.now)
        })
    }
  }

  /// Makes a Kinesis stream the destination of a table's changes.
  package func enableKinesisStreamingDestination(
    _ request: EnableKinesisRequest,
    completion:
      @escaping @Sendable (Result<EnableKinesisStreamingDestinationOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.reading.tableForKinesis(request.table)
      try session.enable(request, of: table)
      return EnableKinesisStreamingDestinationOutput(
        tableName: table.name, streamArn: request.streamARN, destinationStatus: .enabling,
        enableKinesisStreamingConfiguration: request.configuration)
    }
  }

  /// Ends a destination.
  package func disableKinesisStreamingDestination(
    _ request: DisableKinesisRequest,
    completion:
      @escaping @Sendable (Result<DisableKinesisStreamingDestinationOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.reading.tableForKinesis(request.table)
      try session.disable(request.streamARN, of: table)
      return DisableKinesisStreamingDestinationOutput(
        tableName: table.name, streamArn: request.streamARN, destinationStatus: .disabling)
    }
  }

  /// Changes the precision of the times in a destination's records.
  package func updateKinesisStreamingDestination(
    _ request: UpdateKinesisRequest,
    completion:
      @escaping @Sendable (Result<UpdateKinesisStreamingDestinationOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.reading.tableForKinesis(request.table)
      try session.update(request, of: table)
      return UpdateKinesisStreamingDestinationOutput(
        tableName: table.name, streamArn: request.streamARN, destinationStatus: .updating,
        updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration(
          approximateCreationDateTimePrecision: request.precision))
    }
  }
}

extension ReadSession {
  /// The table whose destinations are to be changed.
  fileprivate func tableForKinesis(_ reference: TableReference) throws(EngineFault) -> Table {
    let table = try controlledTable(reference)
    if case .unready = table.definition.controlVisibility(at: now) {
      throw .inUse(.tableBeing(.creation, table.name))
    }
    return table
  }
}

extension WriteSession {
  /// Settled destinations of a table that stay listed, besides a live one; AWS's number is unknown.
  private static let keptDestinations = 50

  fileprivate mutating func enable(
    _ request: EnableKinesisRequest, of table: Table
  ) throws(EngineFault) {
    var settings = table.definition.control
    let now = now
    // AWS rejects it for a table that is being deleted with the same message ([ack-quirks]
    // DDB-TABLE-236).
    guard !settings.destinations.contains(where: { $0.isLive(at: now) }),
      table.definition.status(at: now) != .deleting
    else { throw .control(.notEnableable) }
    let destination = KinesisDestination(
      streamARN: request.streamARN,
      lifecycle: .creating(
        until: now.adding(milliseconds: self.settings.delays.updatingTable), backfillsFrom: nil),
      failure: KinesisFailure(
        of: request.streamARN, region: table.definition.region,
        accountID: self.settings.accountID),
      precision: request.configuration.approximateCreationDateTimePrecision)
    if let known = settings.destinations.firstIndex(where: { $0.streamARN == request.streamARN }) {
      settings.destinations[known] = destination
    } else {
      settings.destinations = [destination] + settings.destinations.prefix(Self.keptDestinations)
    }
    try store(settings, of: table)
  }

  fileprivate mutating func disable(
    _ streamARN: String, of table: Table
  ) throws(EngineFault) {
    var settings = table.definition.control
    guard let place = settings.destinations.firstIndex(where: { $0.streamARN == streamARN }),
      settings.destinations[place].status(at: now) == .active,
      table.definition.status(at: now) != .deleting
    else { throw .control(.notDisableable) }
    settings.destinations[place].lifecycle = .deleting(
      until: now.adding(milliseconds: self.settings.delays.updatingTable))
    try store(settings, of: table)
  }

  fileprivate mutating func update(
    _ request: UpdateKinesisRequest, of table: Table
  ) throws(EngineFault) {
    var settings = table.definition.control
    let arn = request.streamARN
    guard let place = settings.destinations.firstIndex(where: { $0.streamARN == arn }) else {
      throw .control(.noDestination(arn, of: table.name))
    }
    guard settings.destinations[place].status(at: now) == .active else {
      throw .control(.destinationNotActive(arn, of: table.name))
    }
    guard request.precision != settings.destinations[place].precision ?? .millisecond else {
      throw .control(.samePrecision(request.precision, arn, tableID: table.definition.id))
    }
    settings.destinations[place].precision = request.precision
    settings.destinations[place].lifecycle = .updating(
      until: now.adding(milliseconds: self.settings.delays.updatingTable), change: nil)
    try store(settings, of: table)
  }
}

extension KinesisDestination {
  fileprivate func description(at now: Timestamp) -> KinesisDataStreamDestination {
    let status = status(at: now)
    return KinesisDataStreamDestination(
      streamArn: streamARN, destinationStatus: status,
      destinationStatusDescription: status == .enableFailed ? failure?.sentence : nil,
      approximateCreationDateTimePrecision: precision)
  }
}
