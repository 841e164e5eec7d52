package io.github.mnnparity.mnn.misuse.registry;

import com.google.common.collect.ImmutableList;
import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.layout.LayoutMisuses;
import io.github.mnnparity.mnn.misuse.names.NameMisuses;
import io.github.mnnparity.mnn.misuse.session.SessionMisuses;
import io.github.mnnparity.mnn.misuse.value.ValueMisuses;

/** Every misuse, the likeliest first. */
public final class ApiMisuses {
  public static final ImmutableList<ApiMisuse> ALL =
      ImmutableList.<ApiMisuse>builder()
          .addAll(LayoutMisuses.all())
          .addAll(SessionMisuses.all())
          .addAll(ValueMisuses.all())
          .addAll(NameMisuses.all())
          .build();

  private ApiMisuses() {}
}
