import DynamockModel

extension EngineSettings {
  /// Returns the ARN of a table in a region; its partition is determined by the region's name (AWS
  /// general reference, "Amazon Resource Names").
  func tableARN(_ name: String, region: String) -> String {
    "arn:\(Self.partition(of: region)):dynamodb:\(region):\(accountID):table/\(name)"
  }

  /// Returns the partition of a region.
  static func partition(of region: String) -> String {
    region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
  }

  /// Returns the ARN of a table.
  func arn(of table: TableDefinition) -> String { tableARN(table.name, region: table.region) }

  /// Returns the ARN of a stream.
  func arn(of stream: StreamDefinition) -> String {
    "\(tableARN(stream.name.table, region: stream.region))/stream/\(stream.name.label)"
  }

  /// Returns the ARN of an index.
  func arn(of index: any OnlineIndex, in table: TableDefinition) -> String {
    "\(arn(of: table))/index/\(index.name)"
  }
}
