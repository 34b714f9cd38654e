package import DynamockModel

extension CreateBackupRequest {
  /// Validates a CreateBackup by every rule that needs only the request.
  package init(validating input: CreateBackupInput) throws(DynamoDBError) {
    self.init(
      table: try TableReference(ofControl: input.tableName, in: input),
      name: input.backupName ?? "")
  }
}

extension NamedBackupRequest {
  /// Validates a DescribeBackup by every rule that needs only the request.
  package init(validating input: DescribeBackupInput) throws(DynamoDBError) {
    try self.init(input.backupArn, in: input)
  }

  /// Validates a DeleteBackup by every rule that needs only the request.
  package init(validating input: DeleteBackupInput) throws(DynamoDBError) {
    try self.init(input.backupArn, in: input)
  }

  fileprivate init(_ arn: String?, in input: some ModelChecked) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      do throws(TransferRequestFault) { self = try Self.parsed(arn ?? "").request } catch {
        throw .transfer(error)
      }
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  /// Parses the ARN of a backup.
  fileprivate static func parsed(
    _ arn: String
  ) throws(TransferRequestFault) -> (request: NamedBackupRequest, region: String) {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn" else { throw .invalidBackupARN }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard resource.count == 4, resource[0] == "table", String(resource[1]).isTableName,
      TableNameRule.lengths.contains(resource[1].utf8.count), resource[2] == "backup",
      !resource[3].isEmpty
    else { throw .invalidBackupARN }
    guard ["aws", "aws-cn", "aws-us-gov"].contains(fields[1]), fields[2] == "dynamodb",
      String(fields[3]).isRegion
    else { throw .unknownPlaceOfBackup }
    return (
      NamedBackupRequest(
        arn: arn, account: String(fields[4]), table: String(resource[1]), id: String(resource[3])),
      String(fields[3])
    )
  }
}

extension String {
  /// Whether the text has the form of a region's name, such as `eu-west-1` or `us-gov-east-1`.
  fileprivate var isRegion: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].utf8.count == 2, let number = parts.last else { return false }
    return number.utf8.count == 1 && Int(number) != nil
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
      }
  }
}

extension ListBackupsRequest {
  /// Validates a ListBackups by every rule that needs only the request.
  package init(validating input: ListBackupsInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      let table: TableReference? =
        if let name = input.tableName { try TableReference(controlPlane: name) } else { nil }
      do throws(TransferRequestFault) {
        if let lower = input.timeRangeLowerBound, let upper = input.timeRangeUpperBound,
          lower > upper
        {
          throw .crossedBounds
        }
        let start = try input.exclusiveStartBackupArn.map { arn throws(TransferRequestFault) in
          try NamedBackupRequest.parsed(arn)
        }
        self.init(
          table: table, limit: input.limit ?? Limits.listPage,
          lowerBound: input.timeRangeLowerBound, upperBound: input.timeRangeUpperBound,
          start: start?.request, startRegion: start?.region, type: input.backupType ?? .user)
      } catch {
        throw .transfer(error)
      }
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}

extension RestoreFromBackupRequest {
  /// Validates a RestoreTableFromBackup by every rule that needs only the request.
  package init(validating input: RestoreTableFromBackupInput) throws(DynamoDBError) {
    let backup = try NamedBackupRequest(input.backupArn, in: input)
    do throws(RequestFault) {
      self.init(
        backup: backup, target: input.targetTableName ?? "", overrides: try input.overrides())
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
