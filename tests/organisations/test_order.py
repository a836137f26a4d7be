"""The order of the register of organisations."""


def test_names_stand_in_swedish_order(municipality, client_of):
    browser = client_of(municipality.administrator)
    for name in ("Överförmyndaren", "Arbetsförmedlingen", "Zonen", "Ängens skola", "Åsens förskola"):
        browser.fill("/organisations/new", name=name, kind="authority")
    words = browser.get("/organisations").words
    order = ["Arbetsförmedlingen", "Zonen", "Åsens förskola", "Ängens skola", "Överförmyndaren"]
    places = [words.index(name) for name in order]
    assert places == sorted(places)
