package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "conv1, 5",
    "輸入, 4",
    "입력, 4",
    "入力_ｋ, 7",
    "e\u0301tage, 5",
    "\uD83D\uDE00x, 3",
    "Größe, 5",
    "'', 0",
  })
  void letters_take_the_columns_that_a_terminal_gives_them(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void a_column_of_a_table_is_as_wide_for_every_script() {
    for (String name : new String[] {"a", "輸入層的名字很長", "features.0.conv.weight", "입력"}) {
      assertThat(Columns.of(Words.column(name, 12))).isEqualTo(12);
    }
  }

  @Test
  void shortening_never_cuts_a_letter_in_half() {
    assertThat(Words.shortened("輸入層的名字很長", 9)).isEqualTo("輸入..長");
    assertThat(Words.shortened("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 7))
        .isEqualTo("\uD83D\uDE00..\uD83D\uDE00");
  }

  @Test
  void names_from_files_cannot_command_the_terminal() {
    assertThat(Columns.printable("a\u001b[2Jb\u0007\r\u009b31mc\n")).isEqualTo("a?[2Jb???31mc\n");
    assertThat(Columns.printable("\u001b[31;1mDIVERGED\u001b[0m"))
        .isEqualTo("\u001b[31;1mDIVERGED\u001b[0m");
  }
}
