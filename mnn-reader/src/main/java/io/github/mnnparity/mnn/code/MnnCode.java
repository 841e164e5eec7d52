package io.github.mnnparity.mnn.code;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.CodeWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the templates for MNN's Session and Module APIs. */
public final class MnnCode implements CodeWriter {
  private static final ImmutableMap<Language, String> ENDINGS =
      ImmutableMap.of(Language.CPP, "cpp", Language.PYTHON, "py", Language.JAVA, "java");

  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public List<Code> write(Plan plan) {
    Map<String, Object> values = values(plan);
    List<Code> codes = new ArrayList<>();
    for (Api api : List.of(Api.MODULE, Api.SESSION)) {
      if (api == Api.MODULE || !plan.controlFlow()) {
        for (Map.Entry<Language, String> ending : ENDINGS.entrySet()) {
          String name = api.name().toLowerCase(Locale.ROOT) + "." + ending.getValue() + ".txt";
          codes.add(new Code(api, ending.getKey(), Template.resource(name).filled(values)));
        }
      }
    }
    return codes;
  }

  private static Map<String, Object> values(Plan plan) {
    List<Map<String, Object>> inputs = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      inputs.add(input(plan.inputs().get(i), i, plan.inputs().size()));
    }
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (int i = 0; i < plan.outputs().size(); i++) {
      Output output = plan.outputs().get(i);
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("name", quoted(output.name()));
      value.put("index", Integer.toString(i));
      value.put("cpp", Types.cpp(output.dtype()));
      outputs.add(value);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", quoted(plan.file()));
    values.put("inputs", inputs);
    values.put("outputs", outputs);
    values.put("outputNames", listed(plan.outputs().stream().map(o -> quoted(o.name())).toList()));
    values.put("inputNames", listed(plan.inputs().stream().map(i -> quoted(i.name())).toList()));
    values.put("outputCount", Integer.toString(plan.outputs().size()));
    values.put("picture", plan.picture().isPresent());
    plan.picture().ifPresent(picture -> values.putAll(PictureCode.values(picture, plan)));
    return values;
  }

  private static Map<String, Object> input(Input input, int index, int count) {
    Map<String, Object> value = new LinkedHashMap<>();
    String dims =
        input.shape().dims().stream().mapToObj(Long::toString).collect(Collectors.joining(", "));
    value.put("name", quoted(input.name()));
    value.put("var", "input" + index);
    value.put("index", Integer.toString(index));
    value.put("dims", dims);
    value.put("tuple", input.shape().rank() == 1 ? dims + "," : dims);
    value.put("elements", Long.toString(input.shape().elements()));
    value.put("cpp", Types.cpp(input.dtype()));
    value.put("numpy", Types.numpy(input.dtype()));
    value.put("expr", Types.expr(input.dtype()));
    value.put("halide", Types.halide(input.dtype()));
    value.put("java", Types.java(input.dtype()));
    value.put("jni", Types.jni(input.dtype()));
    value.put("jniGet", Types.jniGet(input.dtype()));
    value.put("comma", index + 1 < count ? "," : "");
    return value;
  }

  private static String listed(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }

  /** Names of tensors may hold anything; the three languages escape alike. */
  static String quoted(String name) {
    StringBuilder text = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(' ');
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
