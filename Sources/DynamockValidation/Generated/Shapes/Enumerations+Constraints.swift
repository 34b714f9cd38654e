// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ApproximateCreationDateTimePrecision: ModelEnumeration {
  static var printedValues: [String] {
    ["MILLISECOND", "MICROSECOND"]
  }
}

extension AttributeAction: ModelEnumeration {
  static var printedValues: [String] {
    ["ADD", "DELETE", "PUT"]
  }
}

extension BackupTypeFilter: ModelEnumeration {
  static var printedValues: [String] {
    ["USER", "SYSTEM", "AWS_BACKUP", "ALL"]
  }
}

extension BillingMode: ModelEnumeration {
  static var printedValues: [String] {
    ["PROVISIONED", "PAY_PER_REQUEST"]
  }
}

extension BulkOperationInputFormat: ModelEnumeration {
  static var printedValues: [String] {
    ["DYNAMODB_JSON", "ION"]
  }
}

extension BulkOperationPerformanceTier: ModelEnumeration {
  static var printedValues: [String] {
    ["STANDARD", "ACCELERATED"]
  }
}

extension ComparisonOperator: ModelEnumeration {
  static var printedValues: [String] {
    [
      "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE",
      "BEGINS_WITH", "GE", "CONTAINS",
    ]
  }
}

extension ConditionalOperator: ModelEnumeration {
  static var printedValues: [String] {
    ["OR", "AND"]
  }
}

extension ContributorInsightsAction: ModelEnumeration {
  static var printedValues: [String] {
    ["ENABLE", "DISABLE"]
  }
}

extension ContributorInsightsMode: ModelEnumeration {
  static var printedValues: [String] {
    ["ACCESSED_AND_THROTTLED_KEYS", "THROTTLED_KEYS"]
  }
}

extension DisassociationMode: ModelEnumeration {
  static var printedValues: [String] {
    ["WAIT_FOR_REPLICATION"]
  }
}

extension ExportFormat: ModelEnumeration {
  static var printedValues: [String] {
    ["DYNAMODB_JSON", "ION"]
  }
}

extension ExportType: ModelEnumeration {
  static var printedValues: [String] {
    ["FULL_EXPORT", "INCREMENTAL_EXPORT"]
  }
}

extension ExportViewType: ModelEnumeration {
  static var printedValues: [String] {
    ["NEW_IMAGE", "NEW_AND_OLD_IMAGES"]
  }
}

extension GlobalTableSettingsReplicationMode: ModelEnumeration {
  static var printedValues: [String] {
    ["ENABLED", "DISABLED", "ENABLED_WITH_OVERRIDES"]
  }
}

extension InputCompressionType: ModelEnumeration {
  static var printedValues: [String] {
    ["ZSTD", "NONE", "GZIP"]
  }
}

extension InputFormat: ModelEnumeration {
  static var printedValues: [String] {
    ["DYNAMODB_JSON", "ION", "CSV"]
  }
}

extension KeyType: ModelEnumeration {
  static var printedValues: [String] {
    ["HASH", "RANGE"]
  }
}

extension MultiRegionConsistency: ModelEnumeration {
  static var printedValues: [String] {
    ["EVENTUAL", "STRONG"]
  }
}

extension OutputTypeEnum: ModelEnumeration {
  static var printedValues: [String] {
    ["ERROR", "CONDITION_CHECK_FAILURE"]
  }
}

extension ProjectionType: ModelEnumeration {
  static var printedValues: [String] {
    ["ALL", "INCLUDE", "KEYS_ONLY"]
  }
}

extension ReturnConsumedCapacity: ModelEnumeration {
  static var printedValues: [String] {
    ["INDEXES", "TOTAL", "NONE"]
  }
}

extension ReturnItemCollectionMetrics: ModelEnumeration {
  static var printedValues: [String] {
    ["SIZE", "NONE"]
  }
}

extension ReturnValue: ModelEnumeration {
  static var printedValues: [String] {
    ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]
  }
}

extension ReturnValuesOnConditionCheckFailure: ModelEnumeration {
  static var printedValues: [String] {
    ["ALL_OLD", "NONE"]
  }
}

extension S3SseAlgorithm: ModelEnumeration {
  static var printedValues: [String] {
    ["AES256", "KMS"]
  }
}

extension SSEType: ModelEnumeration {
  static var printedValues: [String] {
    ["AES256", "KMS"]
  }
}

extension ScalarAttributeType: ModelEnumeration {
  static var printedValues: [String] {
    ["B", "N", "S"]
  }
}

extension SearchSchemaElementType: ModelEnumeration {
  static var printedValues: [String] {
    ["HASH", "INLINE_FILTER"]
  }
}

extension Select: ModelEnumeration {
  static var printedValues: [String] {
    ["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"]
  }
}

extension ShardFilterType: ModelEnumeration {
  static var printedValues: [String] {
    ["CHILD_SHARDS"]
  }
}

extension ShardIteratorType: ModelEnumeration {
  static var printedValues: [String] {
    ["TRIM_HORIZON", "LATEST", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "AT_TIMESTAMP"]
  }
}

extension StreamViewType: ModelEnumeration {
  static var printedValues: [String] {
    ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"]
  }
}

extension TableClass: ModelEnumeration {
  static var printedValues: [String] {
    ["STANDARD", "STANDARD_INFREQUENT_ACCESS"]
  }
}

extension VectorDistanceFunction: ModelEnumeration {
  static var printedValues: [String] {
    ["COSINE", "DOT_PRODUCT", "EUCLIDEAN"]
  }
}
