package import DynamockModel

extension NamedTableRequest {
  /// Validates a DescribeKinesisStreamingDestination by every rule that needs only the request.
  package init(validating input: DescribeKinesisStreamingDestinationInput) throws(DynamoDBError) {
    try self.init(validating: DescribeTableInput(tableName: input.tableName))
  }
}

extension EnableKinesisRequest {
  /// Validates an EnableKinesisStreamingDestination by every rule that needs only the request.
  package init(validating input: EnableKinesisStreamingDestinationInput) throws(DynamoDBError) {
    let table = try TableReference(ofControl: input.tableName, in: input)
    self.init(
      table: table, streamARN: input.streamArn ?? "",
      configuration: input.enableKinesisStreamingConfiguration
        ?? EnableKinesisStreamingConfiguration())
  }
}

extension DisableKinesisRequest {
  /// Validates a DisableKinesisStreamingDestination by every rule that needs only the request.
  package init(validating input: DisableKinesisStreamingDestinationInput) throws(DynamoDBError) {
    let table = try TableReference(ofControl: input.tableName, in: input)
    guard input.enableKinesisStreamingConfiguration == nil else {
      throw DynamoDBError(
        .control(.configurationWhileDisabling), in: Dialect.current.controlPlane)
    }
    self.init(table: table, streamARN: input.streamArn ?? "")
  }
}

extension UpdateKinesisRequest {
  /// Validates an UpdateKinesisStreamingDestination by every rule that needs only the request.
  package init(validating input: UpdateKinesisStreamingDestinationInput) throws(DynamoDBError) {
    let table = try TableReference(ofControl: input.tableName, in: input)
    let configuration = input.updateKinesisStreamingConfiguration
    guard let precision = configuration?.approximateCreationDateTimePrecision else {
      throw DynamoDBError(.control(.nothingToUpdate), in: Dialect.current.controlPlane)
    }
    self.init(table: table, streamARN: input.streamArn ?? "", precision: precision)
  }
}

extension TableReference {
  /// The table that an operation on its settings names, once the input satisfies the constraints.
  init(ofControl name: String?, in input: some ModelChecked) throws(DynamoDBError) {
    do throws(RequestFault) {
      try self.init(controlPlane: name)
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
