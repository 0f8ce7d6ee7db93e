package org.civilhub.io.ical;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.HubEvent;

/**
 * The time zones of cities that host events: capitals of countries around the Hub and cities on its
 * record, by their names in English and, where they are used there, in Russian and Kazakh.
 */
final class HostCity {
  /** Country, zone of the IANA time zone database, and the names it is known by. */
  private static final String TABLE =
      """
      AE Asia/Dubai Abu Dhabi|Dubai
      AF Asia/Kabul Kabul
      AM Asia/Yerevan Yerevan|Ереван
      AT Europe/Vienna Vienna
      AZ Asia/Baku Baku|Баку
      BA Europe/Sarajevo Sarajevo
      BD Asia/Dhaka Dhaka
      BE Europe/Brussels Brussels
      BJ Africa/Porto-Novo Porto-Novo|Cotonou
      BR America/Sao_Paulo Brasilia|Brasília
      BT Asia/Thimphu Thimphu
      BY Europe/Minsk Minsk|Минск
      CA America/Toronto Ottawa
      CH Europe/Zurich Bern|Geneva
      CN Asia/Shanghai Beijing|Quanzhou|Shanghai|Пекин
      DE Europe/Berlin Berlin
      EE Europe/Tallinn Tallinn
      ES Europe/Madrid Madrid
      FI Europe/Helsinki Helsinki
      FR Europe/Paris Paris
      GB Europe/London London
      GE Asia/Tbilisi Tbilisi|Тбилиси
      HU Europe/Budapest Budapest
      ID Asia/Jakarta Jakarta
      IN Asia/Kolkata New Delhi
      IT Europe/Rome Rome
      JP Asia/Tokyo Tokyo
      KG Asia/Bishkek Bishkek|Бишкек
      KH Asia/Phnom_Penh Phnom Penh
      KR Asia/Seoul Seoul|Sejong
      KZ Asia/Almaty Astana|Nur-Sultan|Almaty|Taraz|Shymkent
      KZ Asia/Almaty Астана|Нур-Султан|Нұр-Сұлтан|Алматы|Тараз|Шымкент
      LT Europe/Vilnius Vilnius
      LV Europe/Riga Riga
      MD Europe/Chisinau Chisinau|Chișinău|Кишинёв
      ME Europe/Podgorica Podgorica
      MK Europe/Skopje Skopje
      MN Asia/Ulaanbaatar Ulaanbaatar|Улан-Батор
      MV Indian/Maldives Male|Malé
      MY Asia/Kuala_Lumpur Kuala Lumpur|Putrajaya
      NL Europe/Amsterdam Amsterdam|The Hague
      PK Asia/Karachi Islamabad
      PL Europe/Warsaw Warsaw
      RO Europe/Bucharest Bucharest
      RS Europe/Belgrade Belgrade
      RU Europe/Moscow Moscow|Москва
      SA Asia/Riyadh Riyadh
      SE Europe/Stockholm Stockholm
      SG Asia/Singapore Singapore
      SI Europe/Ljubljana Ljubljana
      SK Europe/Bratislava Bratislava
      TH Asia/Bangkok Bangkok
      TJ Asia/Dushanbe Dushanbe|Душанбе
      TM Asia/Ashgabat Ashgabat|Ашхабад
      TR Europe/Istanbul Ankara|Istanbul|Анкара|Стамбул
      UA Europe/Kyiv Kyiv|Киев
      US America/New_York Washington|New York|Atlanta|Jacksonville
      UZ Asia/Tashkent Tashkent|Ташкент
      UZ Asia/Samarkand Samarkand|Самарканд
      VN Asia/Ho_Chi_Minh Hanoi
      """;

  private HostCity() {}

  /** The zone of the city that hosted an event; empty if city or country is not known here. */
  static Optional<String> zone(HubEvent event) {
    return event
        .getHost()
        .flatMap(host -> event.getCity().map(city -> Zones.BY_CITY.get(host + " " + city.strip())));
  }

  /** The zones by country and name of the city, such as {@code KZ Astana}. */
  static Map<String, String> zones() {
    return Zones.BY_CITY;
  }

  /** Made on first use. */
  private static final class Zones {
    static final Map<String, String> BY_CITY = read();

    private static Map<String, String> read() {
      Map<String, String> zones = new HashMap<>();
      for (String line : TABLE.lines().toList()) {
        List<String> cells = List.of(line.split(" ", 3));
        for (String city : cells.get(2).split("\\|", -1)) {
          zones.put(cells.get(0) + " " + city, cells.get(1));
        }
      }
      return Map.copyOf(zones);
    }
  }
}
