// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingSettingsDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AutoScalingDisabled", autoScalingDisabled)
    writer.member("AutoScalingRoleArn", autoScalingRoleArn)
    writer.member("MaximumUnits", maximumUnits)
    writer.member("MinimumUnits", minimumUnits)
    writer.member("ScalingPolicies", scalingPolicies)
    writer.endObject()
  }
}
