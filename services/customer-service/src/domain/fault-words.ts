import type { ComponentCode } from '@baylink/contracts';

/*
 * The words that people use for what is wrong, by component, in the words of the trade and of the counter. Authored
 * here. Words are set apart by `|`; the longest one that stands at a place in the text is the one that counts there,
 * so a longer word may say something else than the shorter one within it.
 */

type InBothLanguages = { zh: string; en: string };

/** `other` has no words of its own: it is what remains. */
export const faultWords: Record<Exclude<ComponentCode, 'other'>, InBothLanguages> = {
  engine: {
    zh: '发动机|引擎|机油|烧机油|漏机油|渗机油|机油乳化|机油增多|机油压力|熄火|怠速|怠速不稳|启动困难|打不着火|点不着火|点火线圈|火花塞|节气门|进气门|气门室盖|缸体|缸盖|气缸|拉缸|缺缸|活塞|曲轴|凸轮轴|正时链条|正时皮带|涡轮增压|涡轮增压器|涡轮|喷油嘴|喷油器|燃油泵|燃油模块|高压油泵|汽油泵|油泵|碳罐|积碳|三元催化|氧传感器|水泵|节温器|冷却液|防冻液|散热器|水箱|机脚|机脚胶|发动机支架|发动机抖动|发动机异响|发动机故障灯|动力不足|加速无力|爆震|敲缸|冒蓝烟|冒黑烟|颗粒捕捉器|缸内直喷|增压器|油耗|油耗高|曲轴箱|油底壳|尿素|尾气',
    en: 'engine|engines|motor oil|engine oil|oil leak|oil consumption|burning oil|stall|stalls|stalled|stalling|idle|idling|rough idle|misfire|misfires|misfiring|spark plug|spark plugs|ignition coil|throttle|piston|pistons|cylinder|cylinders|camshaft|crankshaft|timing belt|timing chain|turbo|turbocharger|fuel pump|fuel injector|injector|injectors|radiator|coolant|overheat|overheats|overheated|overheating|thermostat|water pump|check engine|engine light|head gasket|exhaust|emissions|catalytic converter|loss of power|lost power|hard to start|will not start|black smoke|blue smoke|knocking',
  },
  transmission: {
    zh: '变速箱|变速器|波箱|离合器|离合|双离合|自动变速器|手动变速器|机电单元|阀体|换挡|换档|换挡顿挫|换挡困难|挂挡|挂档|挂不上挡|挂不进挡|升挡|升档|降档|降挡|倒挡|倒档|脱挡|脱档|跳档|跳挡|掉档|闯车|窜车|顿挫|顿挫感|打滑|紧急运行模式|传动轴|半轴|差速器|分动箱|变速箱油|变速箱故障|变速箱异响|变速箱漏油|变速箱顿挫|变速箱抖动|同步器|拨叉|液力变矩器|变矩器|行星齿轮|失去动力|CVT|DCT|档位|挡位|传动系统|输入轴|万向节|四驱系统',
    en: 'transmission|transmissions|gearbox|gear box|gear|gears|gear shift|shifting|shifts hard|clutch|drivetrain|driveline|drive shaft|driveshaft|axle|half shaft|differential|transfer case|torque converter|slipping|jerks|jerking|jerky|reverse gear|cvt|dct',
  },
  steering: {
    zh: '方向盘|方向机|转向|转向机|转向器|转向系统|转向柱|转向轴|管柱|打方向|打轮|跑偏|行驶跑偏|方向跑偏|方向盘跑偏|方向盘抖动|方向盘异响|方向盘不正|转向异响|转向沉重|转向卡滞|助力泵|转向助力|电子助力|助力转向|助力消失|转向拉杆|拉杆球头|方向卡滞|方向发卡|方向沉|回正|转向节|方向异响|方向机异响|方向机漏油|方向失灵|转向失灵|转向节异响',
    en: 'steering|steering wheel|steering rack|steering column|power steering|steers|steer|tie rod|tie rods|pulls to the left|pulls to the right|pulling to one side|drifts to one side',
  },
  brakes: {
    zh: '刹车|刹车片|刹车盘|刹车油|刹车泵|刹车踏板|刹车失灵|刹车失效|刹车异响|刹车抖动|刹车发软|刹车偏软|刹车距离|踩刹车|刹不住|制动|制动盘|制动片|制动液|制动器|制动踏板|制动系统|制动失效|制动失灵|制动力|制动助力|真空助力泵|真空泵|真空助力器|手刹|电子手刹|驻车制动|自动驻车|ABS|ESP|卡钳|分泵|总泵|液压制动|防抱死|制动助力器',
    en: 'brake|brakes|braking|brake pad|brake pads|brake disc|brake discs|brake rotor|brake rotors|brake pedal|brake fluid|brake failure|brake caliper|caliper|rotor|rotors|abs|parking brake|handbrake|hand brake|stopping distance|brake booster|master cylinder',
  },
  suspension: {
    zh: '悬架|悬挂|悬挂系统|减震|减震器|减振器|避震|避震器|弹簧|摆臂|下摆臂|上摆臂|控制臂|羊角|稳定杆|平衡杆|球头|球笼|副车架|后桥|前桥|托臂|拖曳臂|扭力梁|胶套|衬套|空气悬架|空气悬挂|空气弹簧|减震漏油|减震器漏油|塔顶|顶胶|底盘异响|底盘松散|连杆|悬架异响|板簧|钢板弹簧',
    en: 'suspension|shock absorber|shock absorbers|shocks|strut|struts|spring|springs|coil spring|leaf spring|control arm|control arms|ball joint|ball joints|sway bar|stabilizer|stabiliser|bushing|bushings|subframe|air suspension|trailing arm',
  },
  wheels: {
    zh: '轮胎|轮毂|胎压|胎压监测|爆胎|鼓包的轮胎|吃胎|偏磨|轮胎偏磨|轮胎磨损|轮胎开裂|轮胎鼓包|胎侧|胎面|胎壁|四轮定位|胎噪|轮毂开裂|轮毂腐蚀|轮毂变形|备胎|轮圈|钢圈|啃胎|动平衡|轮胎异常磨损|补胎|扎胎|轮辋',
    en: 'tyre|tyres|tire|tires|wheel|wheels|rim|rims|hub|tread|flat tyre|flat tire|blowout|wheel alignment|tyre pressure|tire pressure|lug nut|lug nuts|wheel bearing|tyre wear|tire wear|uneven wear',
  },
  body: {
    zh: '车身|车门|车门异响|车门下沉|尾门|后备箱|后备厢|后尾箱|引擎盖|发动机盖|机盖|前盖|车顶|车顶异响|天窗异响|天窗漏水|漏水|进水|渗水|积水|生锈|锈蚀|锈迹|腐蚀|车漆|掉漆|漆面|油漆|补漆|喷漆|重新喷漆|漆面脱落|车漆脱落|起泡|色差|鼓包|仪表台|仪表台异响|中控台|中控台异响|内饰|内饰异响|车内异响|车内异味|异味|甲醛|气味|门板|门板异响|密封条|密封胶条|胶条|玻璃|挡风玻璃|车窗|车窗异响|升降|车窗升降|焊点|焊接|钣金|缝隙|翼子板|保险杠|前杠|后杠|饰条|饰板|铰链|螺丝生锈|螺丝|共振|低频共振|轰鸣|风噪|A柱|B柱|C柱|顶棚|门把手|门锁|车标|镀铬|大梁|车架|纵梁|防撞梁|底盘生锈|底盘锈蚀|座椅异响|开裂|立柱|雨刮器异响',
    en: 'body|bodywork|door|doors|door handle|door lock|tailgate|trunk|boot lid|bonnet|hood|roof|sunroof leak|leaks water|water leak|water ingress|rust|rusts|rusted|rusting|corrosion|corroded|paint|paintwork|peeling|bubbling|window|windows|windshield|windscreen|weatherstrip|seal|seals|bumper|fender|panel|panels|dashboard|dash rattle|rattle|rattles|interior|odor|odour|smell|welding|wind noise|frame|pillar',
  },
  electrical: {
    zh: '车机|车机系统|车机黑屏|车机卡顿|车机死机|中控|中控屏|中控屏幕|中控黑屏|黑屏|卡顿|死机|屏幕|显示屏|大屏|仪表盘|仪表黑屏|车载|车载系统|蓝牙|导航|倒车影像|倒车雷达|雷达|蜂鸣器|摄像头|全景影像|蓄电池|电瓶|亏电|电瓶亏电|馈电|漏电|暗电流|发电机|起动机|大灯|车灯|尾灯|日行灯|大灯起雾|大灯进水|车灯进水|雾灯|转向灯|灯光|氛围灯|线束|保险丝|短路|电路|传感器|空调|空调不制冷|空调异响|不制冷|空调系统|暖风|压缩机|蒸发器|冷凝器|鼓风机|自动启停|启停|车联网|远程控制|手机互联|CarPlay|OTA|语音|喇叭|音响|升级系统|系统升级|仪表|芯片|辅助驾驶|自适应巡航|定速巡航|智能驾驶|雨刮|雨刷|电动窗|行车记录仪|无钥匙进入|12V',
    en: 'electrical|electrics|wiring|wire|wires|fuse|fuses|battery drain|battery drains|dead battery|12v battery|car battery|alternator|starter|headlight|headlights|headlamp|headlamps|tail light|tail lights|taillight|lights|lamp|lamps|screen|touchscreen|touch screen|display|black screen|infotainment|bluetooth|navigation|carplay|android auto|camera|backup camera|sensor|sensors|radar|parking sensor|air conditioning|air conditioner|a c|heater|compressor|wiper|wipers|horn|short circuit|software|speedometer|instrument cluster|cruise control|start stop',
  },
  restraints: {
    zh: '气囊|安全气囊|安全气囊故障灯|气囊故障灯|气囊灯|气囊未弹出|气囊未打开|气囊没有弹出|安全气囊未弹出|安全带|安全带卡死|安全带回位|预紧器|游丝|时钟弹簧|儿童座椅接口',
    en: 'airbag|airbags|air bag|air bags|airbag light|seat belt|seat belts|seatbelt|seatbelts|restraint|restraints|pretensioner|clock spring',
  },
  accessories: {
    zh: '座椅|座椅加热|座椅通风|座椅塌陷|座椅开裂|真皮座椅|皮质|天窗|全景天窗|遮阳帘|遮阳板|后视镜|外后视镜|内后视镜|钥匙|备用钥匙|遥控钥匙|脚垫|行李架|踏板护板|电动踏板|电动尾门|工具包|千斤顶|安吉星|流量|车载流量|会员|网络信号|充电桩|充电枪|随车|车膜|贴膜|香氛|无标识|合格证|扶手|杯架|储物|头枕|车载冰箱|方向盘掉皮|掉皮|起皮|包边',
    en: 'accessory|accessories|seat|seats|heated seat|heated seats|leather|upholstery|sunroof|sun visor|mirror|mirrors|key|keys|key fob|remote key|floor mat|floor mats|roof rack|armrest|cup holder|glove box|charging cable|wall box|subscription',
  },
  'traction-battery': {
    zh: '电池|动力电池|动力电池组|动力电池故障|动力电池包|电池包|电池组|电池故障|电池衰减|衰减|高压电池|电芯|续航|续航里程|续航不足|续航缩水|续航虚标|续航衰减|里程缩水|充电|慢充|快充|充不进电|无法充电|充满电|充满|充不满|充电慢|充电故障|充电口|充电速度|掉电|锁电|电量|度电|BMS|电池管理系统|绝缘|EV功能受限|EV功能|车载充电机|跳电|虚电|电池鼓包|电池包漏液|换电',
    en: 'traction battery|high voltage battery|hv battery|battery pack|battery module|battery degradation|battery management|bms|range|driving range|charging|charge|charger|charges|does not charge|will not charge|fast charging|charging port|state of charge|cells',
  },
  'electric-drive': {
    zh: '电机|驱动电机|电机异响|电机故障|电机控制器|控制器|控制器故障|逆变器|电驱|电驱动|电控|三电|增程器|减速器|动力系统故障|动力中断|行驶中断电|断电|高压系统|动力系统|混动系统|整车控制器|PDU|DCDC|电机啸叫|驱动系统',
    en: 'electric motor|drive motor|electric drive|inverter|drive unit|motor controller|power electronics|onboard charger|dc dc|dcdc|drive power is limited|hybrid system',
  },
  'service-attitude': {
    zh: '态度|服务态度|态度恶劣|态度蛮横|态度差|态度很差|蛮横|恶劣|推诿|互相推诿|踢皮球|互相推脱|敷衍|拖延|故意拖延|不理睬|不理不睬|不回复|不给回复|没人回复|不接电话|拉黑|不解决问题|不解决|不作为|不予索赔|拒绝索赔|不给索赔|不承认|否认|辱骂|骂人|投诉无门|无人处理|无人回应|扣押|服务人员|不给处理|冷漠|傲慢|威胁',
    en: 'rude|attitude|impolite|unfriendly|arrogant|ignored|ignores|ignoring|no reply|no response|never called back|hung up|shouted|insulted|unhelpful|brushed off|passed around|refuses to help|refused to help',
  },
  'sales-fraud': {
    zh: '降价|大幅降价|恶意降价|降价幅度|官降|价格战|差价|补差价|退差价|补偿差价|保价|背刺|老车主|新款|改款|荣耀版|冠军版|减配|增配|低配|高配|指导价|库存车|试驾车|二手车|事故车|问题车|欺诈|销售欺诈|消费欺诈|欺骗消费者|欺骗|虚假宣传|宣传不符|与宣传不符|虚假|隐瞒|诱导|割韭菜|韭菜|大幅|降了|直降|加价|价格变动|变更价格|优惠|优惠政策|价格|配置|调表|运损车|翻新车|恶意',
    en: 'price cut|price cuts|price drop|price reduction|cut the price|lowered the price|fraud|fraudulent|deceived|cheated|misled|misleading|false advertising|advertised|bait and switch|used car sold as new|accident car|odometer rollback|old stock|hidden damage|overcharged for the car',
  },
  'broken-promise': {
    zh: '承诺|承诺不兑现|未兑现|不兑现|没有兑现|兑现|兑现承诺|销售承诺|答应|赠送|送的|礼品|补贴|置换补贴|国补|返现|定金|订金|退定金|退订金|定金不退|意向金|交车|延期交车|未按时交付|不交车|提车时间|交付|三包|三包法|不履行三包|履行|免费保养|终身质保|终身免费|保养卡|上牌|临牌|套餐|权益不兑现|绿本|合格证不给',
    en: 'promise|promised|promises|promising|commitment|not honoured|not honored|deposit|refund my deposit|delivery date|late delivery|delayed delivery|never delivered|subsidy|free maintenance|free service|voucher|gift|warranty claim denied',
  },
  'service-charge': {
    zh: '收费|乱收费|变相收费|收费不合理|收费不透明|收费过高|费用不透明|价格不透明|工时费|高额|天价|强制消费|捆绑|捆绑销售|强制|金融服务费|手续费|额外收费|多收|检测费|强制装潢|强制保险|押金',
    en: 'overcharge|overcharged|overcharging|service charge|service charges|labour charge|labor charge|hidden fee|hidden fees|extra fee|extra fees|invoice|billed|price list|too expensive|fee|fees',
  },
  workmanship: {
    zh: '维修技术|技术差|技术不行|操作不规范|不规范|操作不当|违规操作|维修不当|修不好|越修越坏|多次返修|返修|多次维修|反复维修|维修工|维修师傅|技师|没有拧紧|未拧紧|漏装|装错|划伤|刮伤|弄坏|损坏了|误诊|检测不出|查不出|找不到原因|不专业',
    en: 'workmanship|technician|technicians|mechanic|mechanics|botched|damaged my car|repaired several times|repaired badly|could not find the fault|not tightened|left loose|came back unfixed|wrong diagnosis|misdiagnosed|sloppy',
  },
  'parts-dispute': {
    zh: '配件|零配件|无配件|缺配件|没有配件|配件缺货|等配件|配件不到|零件|没有零件|缺货|缺件|到货|未到货|发货|订货|副厂件|非原厂|非原厂件|原厂件|原厂配件|拆车件|定损|定损配件|配件质量|旧件|旧配件|假配件|厂家发货|停产',
    en: 'spare part|spare parts|parts|part on order|back order|backorder|waiting for parts|part unavailable|parts unavailable|not genuine|genuine part|genuine parts|aftermarket part|counterfeit|used part|second hand part|out of stock',
  },
};

/** Words that make a complaint a matter of safety, whatever else it is about. */
export const safetyWords: InBothLanguages = {
  zh: '起火|着火|自燃|冒烟|爆炸|爆燃|气囊|刹车失灵|刹车失效|刹不住|刹车踩不动|没有刹车|制动失效|制动失灵|转向失灵|转向失效|方向失灵|方向盘失灵|方向盘锁死|转向卡死|助力消失|失控|突然加速|自动加速|无法减速|行驶中熄火|高速熄火|突然熄火|行驶途中熄火|行驶中断电|行驶中失去动力|高速失去动力|突然失去动力|动力中断|爆胎|断轴|车轮脱落|轮胎脱落|受伤|伤亡|死亡|骨折|烫伤|住院|追尾|车祸|撞车|翻车|交通事故|生命安全|生命危险|危及生命',
  en: 'fire|on fire|caught fire|flames|burning|smoke|smoking|explosion|exploded|airbag|airbags|air bag|air bags|brake failure|brakes do not work|brakes not working|brakes stopped working|brakes failed|brakes fail|no brakes|brake pedal went to the floor|would not stop|steering failure|steering failed|lost steering|steering locked|loss of steering|loss of control|lost control|unintended acceleration|sudden acceleration|accelerates by itself|stalled on the highway|stalled while driving|wheel came off|wheel fell off|blowout|crash|crashed|collision|had an accident|caused an accident|injury|injuries|injured|hurt|hospital|death|killed',
};
