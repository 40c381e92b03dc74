"""Choices in the address: a run that is cut off by the next choice must not undo it."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    """A page with one choice; with `is_cut_off` the next choice stops it before its end."""
    import streamlit as st  # noqa: PLC0415

    from campaign.ui import link  # noqa: PLC0415
    from campaign.ui.choice import choose  # noqa: PLC0415

    link.start_run()
    choose("status", "Status", {"a": "A", "b": "B", "c": "C"}, default="a")
    if st.session_state.get("is_cut_off"):
        st.stop()
    link.finish_run()


def _pick(app: AppTest, code: str) -> None:
    app.selectbox[0].select(code).run()


def test_a_choice_outlives_a_run_that_was_cut_off() -> None:
    app = AppTest.from_function(_page).run()
    _pick(app, "b")
    assert app.query_params["status"] in ("b", ["b"])
    app.session_state["is_cut_off"] = True
    _pick(app, "c")
    assert app.query_params["status"] in ("b", ["b"])
    app.session_state["is_cut_off"] = False
    app.run()
    assert app.selectbox[0].value == "c"
    assert app.query_params["status"] in ("c", ["c"])


def test_a_new_address_goes_before_the_last_choice() -> None:
    app = AppTest.from_function(_page).run()
    _pick(app, "b")
    app.query_params["status"] = "c"
    app.run()
    assert app.selectbox[0].value == "c"
