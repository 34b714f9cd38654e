import DynamockExpressions
import DynamockModel

/// AWS's messages for faults that are detected from the request alone, as of us-east-1 in October
/// 2026.
///
/// Messages without a named source are from [parity-suite], [scylla-alternator] and
/// [dynalite-suite].
enum Sentence {
  static let invalid = "One or more parameter values were invalid: "

  /// Returns `1 validation error detected: `, with `errors` for more than one.
  static func envelope(_ count: Int) -> String {
    "\(count) validation error\(count == 1 ? "" : "s") detected: "
  }

  /// Returns a list in Java's format: `[a, b]`.
  static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ", "))]" }
}

extension RequestFault {
  /// Returns AWS's message, without the prefix of some layers.
  func sentence(in layer: Layer) -> String {
    switch self {
    case .constraints(let violations): Sentence.constraints(violations)
    case .constraint(let violation): Sentence.constraint(violation)
    case .unknownUpdateAction:
      // The quote after the list is AWS's ([dynoxide-captures], 2026-10-10).
      "Member must satisfy enum value set: [ADD, DELETE, PUT]' for Action"
    case .missingParameter(let name):
      "The parameter '\(name)' is required but was not present in the request"
    case .unknownConditionalOperator:
      Sentence.violated(.enumeration(NewerEnumeration.conditionalOperator))
    case .returnValuesNotOld: "ReturnValues can only be ALL_OLD or NONE"
    case .invalidTableARN(let arn, let fault): Sentence.invalidTableARN(arn, fault)
    case .value(let problem, let place): Sentence.value(problem, at: place, in: layer)
    case .itemTooLarge: "Item size has exceeded the maximum allowed size"
    case .mixedParameters, .namesWithoutExpression, .valuesWithoutExpression, .emptySubstitutions,
      .invalidSubstitutionKey, .longSubstitutionKey, .substitutionsTooLarge, .emptySubstitutedName,
      .unusedSubstitutions:
      Sentence.substitution(self, in: layer)
    case .expression(let error):
      error.message(withSize: layer.tellsExpressionSize, inHalves: layer.readsHalves)
    case .legacy(let error): error.message
    case .duplicateAttribute(let name):
      Sentence.invalid + "Duplicate value in attribute name: \(name)"
    case .select(let fault, let isEnveloped):
      (isEnveloped ? Sentence.envelope(1) : "") + fault.sentence
    case .search(let fault): fault.sentence
    case .noKeyCondition:
      "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."
    case .segments(let fault): layer.isOlder ? fault.sentence : fault.currentSentence
    case .noRequestItems(let operation): "The requestItems parameter is required for \(operation)"
    case .writeRequestKinds:
      // According to [dynalite-suite] batchWriteItem, AWS returns an attribute value's message for
      // a write request.
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        + "supported datatypes"
    case .tooManyKeys: "Too many items requested for the BatchGetItem call"
    case .tooManyWrites: "Too many items requested for the BatchWriteItem call"
    case .transactActions(0):
      "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request"
    case .transactActions:
      "TransactItems can only contain one of Check, Put, Update or Delete"
    case .transactionTooLarge(let size):
      "Transaction payload size cannot exceed 4MB. Payload Size: : Transaction payload size cannot "
        + "exceed 4MB. Payload Size: \(size)"
    case .table(let fault): fault.sentence
    case .stream(let fault): fault.sentence
    case .tag(let fault): fault.sentence
    case .control(let fault): fault.sentence
    case .policy(let fault): fault.sentence
    case .transfer(let fault): fault.sentence
    }
  }
}

extension Sentence {
  // MARK: Table ARNs (ack DDB-TABLE-442: DescribeTable and its like)

  static func invalidTableARN(_ arn: String, _ fault: RequestFault.ARNFault) -> String {
    switch fault {
    case .partition: envelope(1) + "Invalid AWS partition in '\(arn)'"
    case .region: envelope(1) + "Invalid AWS region in '\(arn)'"
    case .resourceType: envelope(1) + "Invalid resource type in '\(arn)'"
    case .format:
      envelope(1)
        + "Valid ARN format is 'arn:<awsPartition>:<vendor>:<region>:<subscriber>:"
        + "resourceType/resourceName', where Resource name must have length less than or equal to "
        + "255, Resource name must have length greater than or equal to 3, Resource name must "
        + "satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
    }
  }

  // MARK: Names and values of expressions

  static func substitution(_ fault: RequestFault, in layer: Layer) -> String {
    switch fault {
    case .mixedParameters(let legacy, let expressions):
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {\(legacy.joined(separator: ", "))} "
        + "Expression parameters: {\(expressions.joined(separator: ", "))}"
    case .namesWithoutExpression:
      "ExpressionAttributeNames can only be specified when using expressions"
    case .valuesWithoutExpression(let absent):
      // Only the older layer lists the missing expressions ([parity-suite] `putItem`;
      // [dynalite-suite] for Scan).
      "ExpressionAttributeValues can only be specified when using expressions"
        + (layer.isOlder
          ? ": \(absent.joined(separator: " and ")) \(absent.count == 1 ? "is" : "are") null" : "")
    case .emptySubstitutions(let map): "\(map.rawValue) must not be empty"
    case .invalidSubstitutionKey(let map, let key):
      "\(map.rawValue) contains invalid key: Syntax error; key: \"\(key)\""
    case .longSubstitutionKey(let map, let size):
      "\(map.rawValue) contains invalid key: The expression attribute map contains a key that is "
        + "too long; size of key: \(size)"
    case .substitutionsTooLarge(let map): "\(map.rawValue) exceeds max size"
    case .emptySubstitutedName(let key):
      "ExpressionAttributeNames contains invalid value: Empty attribute name for key \(key)"
    case .unusedSubstitutions(let map, let keys):
      "Value provided in \(map.rawValue) unused in expressions: "
        + "keys: {\(keys.joined(separator: ", "))}"
    default: ""
    }
  }
}

// MARK: Reads

extension SelectFault {
  /// AWS's message ([moto-aws-verified], us-east-1, for both Query and Scan).
  var sentence: String {
    switch self {
    case .projectionMissing:
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        + "SPECIFIC_ATTRIBUTES"
    case .indexMissing:
      "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
    case .projectionBeside(let parameter, let select):
      "Cannot specify the \(parameter) when choosing to get "
        + (select == .count ? "only the Count" : select.rawValue)
    }
  }
}

extension SegmentFault {
  /// AWS's message.
  var sentence: String {
    switch self {
    case .totalMissing:
      "The TotalSegments parameter is required but was not present in the request when Segment "
        + "parameter is present"
    case .segmentMissing:
      "The Segment parameter is required but was not present in the request when parameter "
        + "TotalSegments is present"
    case .outOfRange(let segment, let total):
      "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        + "Segment: \(segment) is not less than TotalSegments: \(total)"
    }
  }

  /// The current layer's message, without the numbers ([dynoxide-captures], 2026-10-20).
  var currentSentence: String {
    guard case .outOfRange = self else { return sentence }
    return "The Segment parameter is zero-based and must be less than parameter TotalSegments"
  }
}
