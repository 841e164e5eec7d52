package io.github.mnnparity.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportCsvTest {
  @Test
  void each_layer_and_view_is_a_row_under_a_header() {
    String csv = ReportCsv.toText(SampleReport.diverged());

    assertThat(csv.split("\r\n"))
        .containsExactly(
            "index,onnxTensor,onnxOpType,mnnTensor,mnnOp,shape,label,noiseFloor,view,state,maxAbs,"
                + "rmse,relRms,sqnrDb,cosine,identical,localMaxAbs,localRmse,localRelRms,"
                + "localSqnrDb,localCosine,localIdentical,reason,role,gain",
            "0,x,,x,,1x3x8x8,EXACT,0.0,lifted,COMPARED,0.0,0.0,0.0,,1.0,true,,,,,,,,,",
            "1,\"y,1\",Conv,y,Conv_1,1x8x8x8,ROUNDING,1.0E-7,session,COMPARED,0.5,0.25,0.125,18.06,"
                + "0.99,false,0.5,0.25,0.125,18.06,0.99,false,,amplifier,8.0",
            "2,z,Relu,z,Relu_2,1x8x8x8,EXACT,0.0,session,FAILED,,,,,,,,,,,,,the engine stopped,,");
  }
}
