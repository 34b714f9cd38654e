package import DynamockModel

/// A StartBulkPutItems that has passed all rules that need only the request.
package struct StartBulkPutItemsRequest: Sendable {
  /// The table that receives the items.
  package let table: TableReference
  /// The members of the request, with the defaults of compression and tier filled in.
  package let parameters: StartBulkPutItemsInput
}

extension StartBulkPutItemsRequest {
  /// Validates a StartBulkPutItems by every rule that needs only the request.
  package init(validating input: StartBulkPutItemsInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      // The documentation requires the bucket of the reports, the model does not.
      if let output = input.outputS3Configuration {
        check.require(output.s3Bucket != nil, at: "outputS3Configuration.s3Bucket")
      }
      check.model(input)
      try check.finish()
      let table = try TableReference(controlPlane: input.tableName)
      do throws(TransferRequestFault) { try input.checkTogether() } catch {
        throw .transfer(error)
      }
      self.init(table: table, parameters: input.completed)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}

extension StartBulkPutItemsInput {
  /// Checks the members that depend on each other; dynamock's own limits come last.
  fileprivate func checkTogether() throws(TransferRequestFault) {
    if let output = outputS3Configuration {
      if output.s3SseKmsKeyId != nil, output.s3SseAlgorithm != .kms { throw .keyWithoutKMS }
      if let prefix = output.s3KeyPrefix, !prefix.isFolderPath { throw .unusablePrefix(prefix) }
    }
  }

  /// The request with the defaults that the model's documentation names.
  fileprivate var completed: Self {
    var input = self
    input.inputS3Configuration?.inputCompressionType =
      inputS3Configuration?.inputCompressionType ?? .nothing
    input.performanceTier = performanceTier ?? .standard
    return input
  }
}
